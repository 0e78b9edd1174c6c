package io.mpphub.delivery;

import io.mpphub.store.ApplicationState;
import io.mpphub.store.ApplicationStore;
import io.mpphub.store.LockedApplication;
import io.mpphub.store.Message;
import io.mpphub.store.MessageStatus;
import io.mpphub.store.MessageStore;
import io.mpphub.store.OperatorAction;
import io.mpphub.store.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What an operator may do with a dead letter. Trouble with the database comes out as Spring's
 * {@code DataAccessException}; then nothing was done.
 */
public class DeadLetters {

  private final ApplicationStore applications;
  private final MessageStore messages;
  private final Relay relay;
  private final TransactionOperations transaction;
  private final DeliveryProperties properties;
  private final Clock clock;

  DeadLetters(
      ApplicationStore applications,
      MessageStore messages,
      Relay relay,
      TransactionOperations transaction,
      DeliveryProperties properties,
      Clock clock) {
    this.applications = applications;
    this.messages = messages;
    this.relay = relay;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Sends it again, with all the tries of the retry policy.
   *
   * @return false when it isn't dead (any more): nothing is done
   */
  public boolean replay(UUID messageId, String operator) {
    Optional<Message> replayed =
        transaction.execute(
            status -> {
              Instant now = clock.instant();
              return bury(
                  messageId,
                  new OperatorAction(now, operator, "replay", null),
                  progress -> progress.replayed(now, now.plus(properties.handover())),
                  ApplicationState.WAITING,
                  "The delivery has been started again.");
            });
    replayed.ifPresent(
        message -> {
          relay.removeDead(message);
          relay.handOver(message);
        });
    return replayed.isPresent();
  }

  /**
   * Gives it up; its application stays {@code failed}, or {@code delivered} when the letter was to
   * withdraw it.
   *
   * @param reason why, for the record
   * @return false when it isn't dead (any more): nothing is done
   */
  public boolean discard(UUID messageId, String reason, String operator) {
    Optional<Message> discarded =
        transaction.execute(
            status -> {
              Instant now = clock.instant();
              return bury(
                  messageId,
                  new OperatorAction(now, operator, "discard", reason),
                  progress -> progress.discarded(now),
                  ApplicationState.FAILED,
                  null);
            });
    discarded.ifPresent(relay::removeDead);
    return discarded.isPresent();
  }

  private Optional<Message> bury(
      UUID messageId,
      OperatorAction action,
      java.util.function.UnaryOperator<Progress> end,
      ApplicationState state,
      String note) {
    Optional<Message> found = messages.load(messageId).map(MessageStore.Loaded::message);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    LockedApplication application = applications.lock(found.get().applicationId()).orElseThrow();
    Message message = messages.load(messageId).orElseThrow().message();
    if (message.status() != MessageStatus.DEAD) {
      return Optional.empty();
    }
    Message changed = message.with(end.apply(message.progress()));
    messages.save(changed, message.progress().turn());
    messages.record(messageId, action);
    // An application that the agency has stands where it is: the letter is its withdrawal.
    if (!application.state().isFinal() && application.state() != ApplicationState.DELIVERED) {
      application.move(state, action.at(), note);
      applications.save(application, action.at());
    }
    return Optional.of(changed);
  }
}
