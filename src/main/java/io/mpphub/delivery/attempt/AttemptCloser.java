package io.mpphub.delivery.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.LockedApplication;
import io.mpphub.canonical.rule.AgencyReference;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Records how an attempt ended and decides what comes next, in one transaction: the attempt, the
 * message, the application and its history.
 */
public class AttemptCloser {

  private static final String GIVEN_UP =
      "It could not be handed to the agency. The hub's operators take care of it.";

  private static final String UNCHECKED =
      "An agency could not be asked for a check. The hub's operators take care of it.";

  private static final String OTHERWISE_REFERRED =
      "The agency's number for it changed; the first one stays. The hub's operators take care of"
          + " it.";

  private static final String UNKEPT =
      "The agency's number for it can't be kept. The hub's operators take care of it.";

  private static final Logger LOG = LoggerFactory.getLogger(AttemptCloser.class);

  private final ApplicationStore applications;
  private final MessageStore messages;
  private final AttemptBook book;
  private final TransactionOperations transaction;
  private final Settling settling;
  private final Clock clock;

  public AttemptCloser(
      ApplicationStore applications,
      MessageStore messages,
      AttemptBook book,
      TransactionOperations transaction,
      Settling settling,
      Clock clock) {
    this.applications = applications;
    this.messages = messages;
    this.book = book;
    this.transaction = transaction;
    this.settling = settling;
    this.clock = clock;
  }

  /**
   * The agency has it.
   *
   * @param message as the opened attempt left it
   * @param answer the canonical response, its {@code agencyReference} is kept; one that is not the
   *     application's goes into the attempt's note, and the history tells of it
   * @param note null for none
   */
  Step delivered(Message message, JsonNode answer, String note) {
    return transaction.execute(
        status -> {
          Instant now = clock.instant();
          LockedApplication application = lock(message);
          if (WithdrawalEnd.isCrossed(application, message)) {
            Step step = fail(message, Failure.crossed(), application, now);
            applications.save(application, now);
            return step;
          }
          References given = References.in(answer);
          String reference = given.exact();
          boolean isOther = application.isReferredOtherwise(reference);
          book.close(message, "delivered", null, noted(given, isOther, note), now);
          markDelivered(message, now);
          application.refer(reference);
          if (application.isTakenBackBy(message.id())) {
            WithdrawalEnd.agreed(application, now);
          } else {
            hand(application, message.progress().updatedAt(), now);
          }
          if (given.isLost()) {
            application.remark(now, UNKEPT);
            LOG.warn(
                "{} gave application {} a reference that can't be kept as it is; its history says so",
                message.connector(),
                application.id());
          }
          if (isOther) {
            application.remark(now, OTHERWISE_REFERRED);
            LOG.warn(
                "{} gave application {} another reference than before; its history says so",
                message.connector(),
                application.id());
          }
          applications.save(application, now);
          return Step.of(Next.DONE, message);
        });
  }

  private static String noted(References given, boolean isOther, String note) {
    if (!isOther && !given.isLost()) {
      return note;
    }
    String told =
        given.isLost()
            ? "the agency's number in this answer " + AgencyReference.RULE
            : "the agency's number in this answer is " + given.exact();
    return note == null ? told : note + "; " + told;
  }

  /** The applicant's notice of a dead letter. */
  static String givenUp(Message message) {
    return message.isCheck() ? UNCHECKED : GIVEN_UP;
  }

  /** The agency has it now. */
  static void hand(LockedApplication application, Instant since, Instant now) {
    if (!application.state().isFinal() && application.state() != ApplicationState.DELIVERED) {
      application.move(ApplicationState.DELIVERING, since, null);
      application.move(ApplicationState.DELIVERED, now, null);
    }
  }

  /** The attempt failed. */
  Step failed(Message message, Failure failure) {
    return transaction.execute(
        status -> {
          Instant now = clock.instant();
          LockedApplication application = lock(message);
          Step step = fail(message, failure, application, now);
          applications.save(application, now);
          return step;
        });
  }

  /** A request still in flight isn't unknown to the agency for good. */
  private Failure settled(
      Message message, Failure failure, LockedApplication application, Instant now) {
    if (!application.isTakenBackBy(message.id()) || !WithdrawalEnd.isUnknown(failure)) {
      return failure;
    }
    return messages.ofApplication(application.id()).stream()
        .filter(earlier -> earlier.status() != MessageStatus.DELIVERED)
        .filter(earlier -> !earlier.id().equals(message.id()))
        .map(settling::end)
        .max(Comparator.naturalOrder())
        .filter(now::isBefore)
        .map(end -> failure.after(Duration.between(now, end)))
        .orElse(failure);
  }

  private Step fail(Message message, Failure raw, LockedApplication application, Instant now) {
    Failure failure = settled(message, raw, application, now);
    // A question changes nothing at the agency.
    boolean doubt = failure.maybeApplied() && !message.isCheck();
    Progress counted = AttemptBook.counted(message, failure);
    Progress progress = doubt ? counted.doubted(now) : counted;
    boolean usedUp = book.isUsedUp(message, failure);
    boolean takesBack = application.isTakenBackBy(message.id());
    Message ended;
    Next next = Next.DONE;
    if (failure.kind() == Failure.Kind.REJECTED) {
      ended = message.with(progress.rejected(failure.cause(), now));
    } else if (application.state().isFinal()) {
      // Decided or withdrawn during the attempt: no need to try again.
      ended =
          message.with(
              takesBack || message.isCheck() ? progress.discarded(now) : progress.delivered(now));
    } else if (application.isOver(message.id())) {
      // It is no longer wanted at the agency.
      ended = message.with(progress.discarded(now));
    } else if (usedUp) {
      ended = message.with(progress.dead(failure.cause(), now));
      next = Next.DEAD;
    } else {
      ended = message.with(book.again(message, progress, failure, now));
      next = Next.AGAIN;
    }
    boolean own = messages.save(ended, message.progress().turn());
    book.close(message, failure, own, now);
    if (!own) {
      // The sweep gave this attempt up for lost, and another has begun.
      return Step.of(Next.DONE, message);
    }
    if (takesBack) {
      WithdrawalEnd.failed(application, ended, failure, now);
    } else {
      move(application, ended, now);
    }
    return Step.of(next, ended);
  }

  private static void move(LockedApplication application, Message ended, Instant now) {
    if (application.state().isFinal()) {
      return;
    }
    switch (ended.status()) {
      case DISCARDED -> WithdrawalEnd.cut(application, ended, now);
      case REJECTED -> application.move(ApplicationState.REJECTED, now, ended.progress().cause());
      case DEAD -> application.move(ApplicationState.FAILED, now, givenUp(ended));
      default ->
          application.move(
              ApplicationState.WAITING,
              now,
              "The agency can't take it now. It is tried again automatically.");
    }
  }

  private void markDelivered(Message message, Instant now) {
    if (messages.save(message.with(message.progress().delivered(now)), message.progress().turn())) {
      return;
    }
    // Given up for lost, yet the agency answered: its yes counts, later attempts needn't be made.
    Message current = messages.load(message.id()).orElseThrow().message();
    if (!current.status().isClosed() || current.status() == MessageStatus.DEAD) {
      messages.save(current.with(current.progress().delivered(now)), current.progress().turn());
    }
  }

  private LockedApplication lock(Message message) {
    return applications.lock(message.applicationId()).orElseThrow();
  }
}
