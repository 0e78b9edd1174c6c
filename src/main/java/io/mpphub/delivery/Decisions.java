package io.mpphub.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.Decision;
import io.mpphub.application.LockedApplication;
import io.mpphub.delivery.attempt.WithdrawalEnd;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes agencies' decisions, which may come twice, late, or before the answer to the submission.
 * Trouble with the database comes out as Spring's {@code DataAccessException}: the agency should
 * then send it again.
 */
public class Decisions {

  private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

  private final ApplicationStore applications;
  private final MessageStore messages;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Counter late;

  Decisions(
      ApplicationStore applications,
      MessageStore messages,
      TransactionOperations transaction,
      MeterRegistry meters,
      Clock clock) {
    this.applications = applications;
    this.messages = messages;
    this.transaction = transaction;
    this.clock = clock;
    this.late =
        Counter.builder("hub.decisions.late")
            .description("Decisions of agencies on applications that were closed otherwise before")
            .register(meters);
  }

  /**
   * Records a decision. A repeated decision is applied once.
   *
   * @param connector whose agency decided; it can decide only what was sent to it
   * @param agencyReference the agency's number for the application, null when it didn't say; when
   *     it is not the one that the application has, the decision may be on another
   */
  public Decided decide(
      String connector, UUID application, Decision decision, String agencyReference) {
    return transaction.execute(
        status -> decideLocked(connector, application, decision, agencyReference));
  }

  /** True when the application was sent, or is to be sent, to this connector's agency. */
  public boolean isKnown(String connector, UUID application) {
    return messages.ofApplication(application).stream()
        .anyMatch(message -> brings(message, connector));
  }

  private Decided decideLocked(
      String connector, UUID id, Decision decision, String agencyReference) {
    Optional<LockedApplication> found = applications.lock(id);
    if (found.isEmpty()) {
      return Decided.UNKNOWN;
    }
    List<Message> sent =
        messages.ofApplication(id).stream().filter(message -> brings(message, connector)).toList();
    if (sent.isEmpty()) {
      return Decided.UNKNOWN;
    }
    LockedApplication application = found.get();
    if (application.isReferredOtherwise(agencyReference)) {
      return Decided.OF_ANOTHER;
    }
    if (decision.isBefore(application.submittedAt())) {
      return Decided.TOO_EARLY;
    }
    if (application.state().isFinal()) {
      if (application.state() == decision.state()) {
        return Decided.REPEATED;
      }
      keepLate(application, connector, decision);
      return Decided.CONTRADICTED;
    }
    Instant now = clock.instant();
    application.refer(agencyReference);
    Decision kept = application.lateDecision();
    if (kept != null && kept.state() != decision.state()) {
      application.remark(now, WithdrawalEnd.takenBack(kept));
    }
    if (sent.stream().anyMatch(message -> isAskedBack(message, application))) {
      // Which of the two the agency took first, only the end of the withdrawal can tell.
      application.keepLate(decision);
      applications.save(application, now);
      return Decided.APPLIED;
    }
    application.decide(decision, now);
    applications.save(application, now);
    sent.forEach(message -> settle(message, application, now));
    return Decided.APPLIED;
  }

  /** Kept and shown once; the agency's last word may be right, and only people can mend it. */
  private void keepLate(LockedApplication application, String connector, Decision decision) {
    if (decision.equals(application.lateDecision())) {
      return;
    }
    Instant now = clock.instant();
    application.keepLate(decision);
    application.remark(now, WithdrawalEnd.late(decision));
    applications.save(application, now);
    late.increment();
    LOG.warn(
        "{} decided on application {} ({}) after its end. It stays {}; its history says so.",
        connector,
        application.id(),
        decision.state().wireName(),
        application.state().wireName());
  }

  /** True while the agency is, or may be, taking note of the withdrawal. */
  private static boolean isAskedBack(Message message, LockedApplication application) {
    return application.isTakenBackBy(message.id())
        && (message.status() == MessageStatus.DELIVERING
            || !message.status().isClosed() && message.progress().maybeApplied());
  }

  private static boolean brings(Message message, String connector) {
    return !message.isCheck() && message.connector().equals(connector);
  }

  /**
   * An agency that decides on an application has it, and can't be asked any more to give it back.
   */
  private void settle(Message message, LockedApplication application, Instant now) {
    if (!message.status().isClosed() && message.status() != MessageStatus.DELIVERING
        || message.status() == MessageStatus.DEAD) {
      Progress progress = message.progress();
      Progress end =
          application.isTakenBackBy(message.id())
              ? progress.discarded(now)
              : progress.delivered(now);
      messages.save(message.with(end), progress.turn());
    }
  }
}
