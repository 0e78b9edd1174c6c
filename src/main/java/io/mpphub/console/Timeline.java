package io.mpphub.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.mpphub.store.Attempt;
import io.mpphub.store.MessageStatus;
import io.mpphub.store.OperatorAction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * All that happened to an application: its moves, each attempt to deliver its messages, what
 * operators did. Personal data masked, no body.
 *
 * @param timeline everything in the order in which it happened
 */
record Timeline(Subject application, List<Delivery> messages, List<Event> timeline) {

  /**
   * The application.
   *
   * @param applicant masked
   * @param agencyReference null until known
   * @param decision {@code approved} or {@code rejected}, null until decided
   * @param checked false while checks at other agencies are still to be made
   */
  record Subject(
      UUID id,
      String service,
      String state,
      String applicant,
      String agencyReference,
      String decision,
      LocalDate decidedOn,
      boolean checked,
      Instant submittedAt,
      Instant updatedAt,
      List<Move> history) {}

  /** A move of the application. */
  record Move(Instant at, String state, String note) {}

  /** A message to an agency with its attempts. */
  record Delivery(
      UUID id,
      String connector,
      String operation,
      String status,
      String cause,
      Instant createdAt,
      Instant nextAttemptAt,
      Instant deadAt,
      List<Attempt> attempts,
      List<OperatorAction> actions) {

    /** Neither delivered nor given up. */
    @JsonIgnore
    public boolean isOnItsWay() {
      return MessageStatus.of(status).filter(one -> !one.isClosed()).isPresent();
    }
  }

  /**
   * One line of the timeline.
   *
   * @param kind {@code state}, {@code attempt} or {@code action}
   * @param what the state, the attempt's outcome or the action; null while an attempt is under way
   *     or was cut off
   * @param by the connector's operation or the operator, null for a state
   * @param number of the attempt
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Event(
      Instant at,
      String kind,
      String what,
      String by,
      String note,
      Integer number,
      Long durationMillis,
      Integer httpStatus) {}
}
