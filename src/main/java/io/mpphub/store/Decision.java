package io.mpphub.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * An agency's decision about an application.
 *
 * @param licenceNumber null when rejected or not given
 * @param link to the licence, null when there is none
 * @param reason of a rejection, in the agency's words, for operators only; null when approved
 * @param decidedOn a day in the region's zone, null when the agency didn't say
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
    boolean approved, String licenceNumber, String link, String reason, LocalDate decidedOn) {

  /** The state it puts an application into. */
  public ApplicationState state() {
    return approved ? ApplicationState.APPROVED : ApplicationState.REJECTED;
  }
}
