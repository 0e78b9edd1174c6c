package io.mpphub.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

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

  /**
   * Whether it was made before a moment, in whatever zone the agency counts its days: before the
   * day that is one before the moment's in UTC.
   */
  public boolean isBefore(Instant moment) {
    return decidedOn != null
        && decidedOn.isBefore(LocalDate.ofInstant(moment, ZoneOffset.UTC).minusDays(1));
  }

  /** The state it puts an application into. */
  public ApplicationState state() {
    return approved ? ApplicationState.APPROVED : ApplicationState.REJECTED;
  }
}
