package io.mpphub.delivery.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.LockedApplication;
import io.mpphub.connector.AgencyException;
import io.mpphub.delivery.chain.Chain;
import io.mpphub.delivery.chain.Chains;
import io.mpphub.delivery.chain.MadeChecks;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.queue.Relay;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Records that a check was answered and starts the step after it, in one transaction: either both
 * are stored or the check is made again.
 */
public class CheckCloser {

  private final Chains chains;
  private final ApplicationStore applications;
  private final MessageStore messages;
  private final AttemptBook book;
  private final MadeChecks made;
  private final StepStart steps;
  private final Relay relay;
  private final TransactionOperations transaction;
  private final Clock clock;

  public CheckCloser(
      Chains chains,
      ApplicationStore applications,
      MessageStore messages,
      AttemptBook book,
      StepStart steps,
      Relay relay,
      TransactionOperations transaction,
      Clock clock) {
    this.chains = chains;
    this.applications = applications;
    this.messages = messages;
    this.book = book;
    this.made = new MadeChecks(messages);
    this.steps = steps;
    this.relay = relay;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The checks of its application that were made before. */
  Set<String> made(Message message) {
    return made.of(message.applicationId());
  }

  /**
   * Returns the step after the check.
   *
   * @param before the checks that were made before
   * @throws RuntimeException as {@link Chain#after} does: a failure of the check; also when what
   *     the chain says would lead back
   */
  NextStep judge(Message message, Step.Check check, Set<String> before, JsonNode answer) {
    Chain chain = chains.find(check.service()).orElseThrow(() -> withoutSteps(message));
    NextStep next =
        chain.after(
            new Chain.Stand(message.step(), before, check.draft()), message.connector(), answer);
    String name = next.step().name();
    boolean again = before.contains(name) || name.equals(message.step().name());
    if (next.step().seq() <= message.step().seq() || (next.isCheck() && again)) {
      throw new IllegalStateException(
          "The steps of " + check.service() + " lead back from " + message.step() + " to " + name);
    }
    return next;
  }

  /** The answer is lost, which was only asked for. */
  private static AgencyException withoutSteps(Message message) {
    return AgencyException.unanswered(
        message.connector(),
        message.operation(),
        AgencyException.Reach.HELD_BACK,
        null,
        AttemptOpener.WITHOUT_STEPS);
  }

  /**
   * The check has passed.
   *
   * @param message as the opened attempt left it
   */
  Step passed(Message message, NextStep next) {
    Message started = transaction.execute(status -> close(message, next));
    if (started != null) {
      relay.handOver(started);
    }
    return Step.of(Next.DONE, message);
  }

  /** Null when nothing starts: the application has ended, or another attempt makes the check. */
  private Message close(Message message, NextStep next) {
    Instant now = clock.instant();
    LockedApplication application = applications.lock(message.applicationId()).orElseThrow();
    book.close(message, "delivered", null, null, now);
    if (!messages.save(
        message.with(message.progress().delivered(now)), message.progress().turn())) {
      return null;
    }
    messages.forgetDraft(message.id());
    if (application.state().isFinal()) {
      return null;
    }
    return steps.start(application, message, next, now);
  }
}
