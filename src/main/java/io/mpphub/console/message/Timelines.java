package io.mpphub.console.message;

import io.mpphub.application.Application;
import io.mpphub.application.Decision;
import io.mpphub.application.HistoryEntry;
import io.mpphub.console.frame.Masks;
import io.mpphub.console.message.Timeline.Delivery;
import io.mpphub.console.message.Timeline.Event;
import io.mpphub.console.message.Timeline.Move;
import io.mpphub.console.message.Timeline.StepView;
import io.mpphub.console.message.Timeline.Subject;
import io.mpphub.delivery.message.Attempt;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.OperatorAction;
import io.mpphub.delivery.message.PassedCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes timelines of stored data; personal data is masked here. */
final class Timelines {

  private Timelines() {}

  /** Stored data of one message. */
  record Stored(Message message, List<Attempt> attempts, List<OperatorAction> actions) {}

  /**
   * @param passed the checks that were made at the acceptance
   * @param found the application's messages, oldest first
   */
  static Timeline of(Application application, List<PassedCheck> passed, List<Stored> found) {
    List<Stored> stored = found.stream().map(Timelines::masked).toList();
    List<Delivery> deliveries = stored.stream().map(Timelines::delivery).toList();
    Subject subject = subject(application);
    List<Event> events = new ArrayList<>();
    for (Delivery delivery : deliveries) {
      for (OperatorAction action : delivery.actions()) {
        events.add(event(action));
      }
    }
    subject.history().forEach(move -> events.add(event(move)));
    List<StepView> steps =
        Stream.concat(passed.stream().map(Timelines::step), stored.stream().map(Timelines::step))
            .toList();
    for (StepView step : steps) {
      for (Attempt attempt : step.attempts()) {
        events.add(event(step, attempt));
      }
    }
    // Stable: at the same instant an operator's action comes before the move it makes.
    events.sort(Comparator.comparing(Event::at));
    return new Timeline(subject, steps, deliveries, List.copyOf(events));
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
        decision == null ? null : Masks.text(decision.reason()),
        application.checked(),
        application.submittedAt(),
        application.updatedAt(),
        application.history().stream().map(Timelines::move).toList());
  }

  private static Move move(HistoryEntry entry) {
    return new Move(entry.at(), entry.state().wireName(), Masks.text(entry.note()));
  }

  /** One that was made at the acceptance, in one attempt. */
  private static StepView step(PassedCheck check) {
    Attempt attempt =
        new Attempt(
            1,
            check.startedAt(),
            check.durationMillis(),
            "delivered",
            null,
            "made at the acceptance");
    return new StepView(
        check.name(),
        ChainStep.Kind.CHECK.wireName(),
        check.connector(),
        check.operation(),
        MessageStatus.DELIVERED.wireName(),
        List.of(attempt),
        check.startedAt(),
        check.startedAt().plusMillis(check.durationMillis()));
  }

  private static StepView step(Stored stored) {
    Message message = stored.message();
    return new StepView(
        message.step().name(),
        message.step().kind().wireName(),
        message.connector(),
        message.operation(),
        message.status().wireName(),
        stored.attempts(),
        stored.attempts().stream().findFirst().map(Attempt::startedAt).orElse(null),
        message.status().isClosed() ? message.progress().updatedAt() : null);
  }

  private static Delivery delivery(Stored stored) {
    Message message = stored.message();
    return new Delivery(
        message.id(),
        message.step().name(),
        message.connector(),
        message.operation(),
        message.status().wireName(),
        Masks.text(message.progress().cause()),
        message.createdAt(),
        message.progress().nextAttemptAt(),
        message.progress().deadAt(),
        stored.attempts(),
        stored.actions());
  }

  private static Stored masked(Stored stored) {
    return new Stored(
        stored.message(),
        stored.attempts().stream().map(Timelines::masked).toList(),
        stored.actions().stream().map(Timelines::masked).toList());
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
        action.at(), action.operator(), action.action(), Masks.text(action.reason()), action.run());
  }

  private static Event event(Move move) {
    return new Event(move.at(), "state", move.state(), null, null, move.note(), null, null, null);
  }

  private static Event event(OperatorAction action) {
    return new Event(
        action.at(),
        "action",
        action.action(),
        null,
        action.operator(),
        action.reason(),
        null,
        null,
        null);
  }

  private static Event event(StepView step, Attempt attempt) {
    return new Event(
        attempt.startedAt(),
        "attempt",
        attempt.outcome(),
        step.name(),
        step.connector() + "." + step.operation(),
        attempt.note(),
        attempt.number(),
        attempt.durationMillis(),
        attempt.httpStatus());
  }
}
