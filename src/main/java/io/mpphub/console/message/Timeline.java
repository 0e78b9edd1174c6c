package io.mpphub.console.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.mpphub.delivery.message.Attempt;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.OperatorAction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * All that happened to an application: its moves, each attempt to deliver its messages, operators'
 * actions. Personal data masked, no body.
 *
 * @param steps its chain of steps, each at one agency, as far as it has come
 * @param timeline everything in the order in which it happened
 */
public record Timeline(
    Subject application, List<StepView> steps, List<Delivery> messages, List<Event> timeline) {

  /**
   * A step of the application.
   *
   * @param name such as {@code resident} of a check
   * @param kind {@code check}, {@code submit} or {@code withdraw}
   * @param status of its message
   * @param startedAt of the first attempt, null before
   * @param endedAt null until it is done or given up
   */
  record StepView(
      String name,
      String kind,
      String connector,
      String operation,
      String status,
      List<Attempt> attempts,
      Instant startedAt,
      Instant endedAt) {}

  /**
   * The application.
   *
   * @param applicant masked
   * @param agencyReference null until known
   * @param decision {@code approved} or {@code rejected}, null until decided
   * @param reason of the decision in the agency's own words, which front ends don't get; null for
   *     none
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
      String reason,
      boolean checked,
      Instant submittedAt,
      Instant updatedAt,
      List<Move> history) {}

  /** A move of the application. */
  record Move(Instant at, String state, String note) {}

  /**
   * A message to an agency with its attempts.
   *
   * @param step the name of the step that it is
   */
  record Delivery(
      UUID id,
      String step,
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
   * @param step the name of the step that an attempt belongs to, null for others
   * @param by the connector's operation or the operator, null for a state
   * @param number of the attempt
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Event(
      Instant at,
      String kind,
      String what,
      String step,
      String by,
      String note,
      Integer number,
      Long durationMillis,
      Integer httpStatus) {}
}
