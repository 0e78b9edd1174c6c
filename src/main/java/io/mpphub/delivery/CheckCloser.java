package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.store.ApplicationStore;
import io.mpphub.store.Ids;
import io.mpphub.store.LockedApplication;
import io.mpphub.store.Message;
import io.mpphub.store.MessageStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Records that a check was answered and starts the step after it, in one transaction: either both
 * are stored or the check is made again.
 */
class CheckCloser {

  private final Chains chains;
  private final ApplicationStore applications;
  private final MessageStore messages;
  private final AttemptBook book;
  private final Ids ids;
  private final Relay relay;
  private final TransactionOperations transaction;
  private final DeliveryProperties properties;
  private final Clock clock;

  CheckCloser(
      Chains chains,
      ApplicationStore applications,
      MessageStore messages,
      AttemptBook book,
      Ids ids,
      Relay relay,
      TransactionOperations transaction,
      DeliveryProperties properties,
      Clock clock) {
    this.chains = chains;
    this.applications = applications;
    this.messages = messages;
    this.book = book;
    this.ids = ids;
    this.relay = relay;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * What comes after the check.
   *
   * @throws RuntimeException as {@link Chain#after} does: a failure of the check
   */
  NextStep judge(Message message, Step.Check check, JsonNode answer) {
    return chains.of(check.service()).after(message.step().name(), check.draft(), answer);
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
    Message started = next.message(ids, application.id(), now, properties.handover());
    if (message.progress().maybeApplied()) {
      // It was a submission before it became a check.
      started = started.with(started.progress().doubted(now));
    }
    messages.insert(started, next.body(), next.draft(), List.of());
    if (!next.isCheck()) {
      application.pass();
      applications.save(application, now);
    }
    return started;
  }
}
