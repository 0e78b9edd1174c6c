package io.mpphub.intake;

import io.mpphub.canonical.rule.NotAhead;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The event {@code application.decided}.
 *
 * @param agencyReference null when the agency didn't say; a longer one is cut off
 * @param outcome {@code approved} or {@code rejected}, null for a stage before the last
 * @param licenceNumber null when there is none
 * @param document address of the licence, null when there is none
 * @param reason of a rejection, in the agency's words; null when it gave none
 * @param decidedOn null when the agency didn't say
 */
record DecidedApplication(
    String agencyReference,
    @Pattern(regexp = "approved|rejected", message = "is not known here") String outcome,
    @Size(max = 200) String licenceNumber,
    @Size(max = 2000) String document,
    @Size(max = 2000) String reason,
    @NotAhead LocalDate decidedOn) {

  /** Whether it is a decision at all. */
  boolean isDecision() {
    return outcome != null;
  }

  boolean isApproval() {
    return "approved".equals(outcome);
  }

  /** Whether it approves, and says why it rejects: nobody can tell which of them is meant. */
  boolean isContradictory() {
    return isApproval() && reason != null;
  }
}
