package io.mpphub.intake;

import io.mpphub.canonical.rule.AgencyReference;
import io.mpphub.canonical.rule.NotAhead;
import io.mpphub.problem.ProblemException.Fault;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/**
 * The event {@code application.decided}.
 *
 * @param agencyReference null when the agency didn't say
 * @param outcome {@code approved} or {@code rejected}, null for a stage before the last
 * @param licenceNumber null when there is none
 * @param document address of the licence, null when there is none
 * @param reason of a rejection, in the agency's words; null when it gave none
 * @param decidedOn null when the agency didn't say
 */
record DecidedApplication(
    @AgencyReference String agencyReference,
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

  /**
   * Returns the member that belongs to the other outcome, where nobody can tell which of both is
   * meant: a reason to reject with an approval, a licence with a rejection. Null when there is
   * none.
   */
  Fault contradiction() {
    if (!isDecision()) {
      return null;
    }
    if (isApproval()) {
      return reason == null
          ? null
          : new Fault("/reason", "is one for a rejection, but the decision is an approval");
    }
    if (licenceNumber == null && document == null) {
      return null;
    }
    return new Fault(
        licenceNumber == null ? "/document" : "/licenceNumber",
        "is of a licence, but the decision is a rejection");
  }
}
