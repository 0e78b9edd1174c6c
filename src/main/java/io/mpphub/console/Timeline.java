package io.mpphub.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mpphub.store.Application;
import io.mpphub.store.Attempt;
import io.mpphub.store.Decision;
import io.mpphub.store.HistoryEntry;
import io.mpphub.store.Message;
import io.mpphub.store.OperatorAction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
      List<OperatorAction> actions) {}

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

  /** What the store knows of one message. */
  record Stored(Message message, List<Attempt> attempts, List<OperatorAction> actions) {}

  static Timeline of(Application application, List<Stored> stored) {
    List<Delivery> deliveries = stored.stream().map(Timeline::delivery).toList();
    Subject subject = subject(application);
    List<Event> events = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      for (OperatorAction action : delivery.actions()) {
        events.add(event(action));
      }
    }
    subject.history().forEach(move -> events.add(event(move)));
    for (Delivery delivery : deliveries) {
      for (Attempt attempt : delivery.attempts()) {
        events.add(event(delivery, attempt));
      }
    }
    // Stable: at the same instant an operator's action comes before the move it makes.
    events.sort(Comparator.comparing(Event::at));
    return new Timeline(subject, deliveries, List.copyOf(events));
  }

  private static Subject subject(Application application) {
    Decision decision = application.decision();
    return new Subject(
        application.id(),
        application.service(),
        application.state().wireName(),
        Masks.nik(application.applicantNik()),
        application.agencyReference(),
        decision == null ? null : decision.state().wireName(),
        decision == null ? null : decision.decidedOn(),
        application.checked(),
        application.submittedAt(),
        application.updatedAt(),
        application.history().stream().map(Timeline::move).toList());
  }

  private static Move move(HistoryEntry entry) {
    return new Move(entry.at(), entry.state().wireName(), Masks.text(entry.note()));
  }

  private static Delivery delivery(Stored stored) {
    Message message = stored.message();
    return new Delivery(
        message.id(),
        message.connector(),
        message.operation(),
        message.status().wireName(),
        Masks.text(message.progress().cause()),
        message.createdAt(),
        message.progress().nextAttemptAt(),
        message.progress().deadAt(),
        stored.attempts().stream().map(Timeline::masked).toList(),
        stored.actions().stream().map(Timeline::masked).toList());
  }

  private static Attempt masked(Attempt attempt) {
    return new Attempt(
        attempt.number(),
        attempt.startedAt(),
        attempt.durationMillis(),
        attempt.outcome(),
        attempt.httpStatus(),
        Masks.text(attempt.note()));
  }

  private static OperatorAction masked(OperatorAction action) {
    return new OperatorAction(
        action.at(), action.operator(), action.action(), Masks.text(action.reason()));
  }

  private static Event event(Move move) {
    return new Event(move.at(), "state", move.state(), null, move.note(), null, null, null);
  }

  private static Event event(OperatorAction action) {
    return new Event(
        action.at(),
        "action",
        action.action(),
        action.operator(),
        action.reason(),
        null,
        null,
        null);
  }

  private static Event event(Delivery delivery, Attempt attempt) {
    return new Event(
        attempt.startedAt(),
        "attempt",
        attempt.outcome(),
        delivery.connector() + "." + delivery.operation(),
        attempt.note(),
        attempt.number(),
        attempt.durationMillis(),
        attempt.httpStatus());
  }
}
