package io.mpphub.delivery.letter;

import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.LockedApplication;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.OperatorAction;
import io.mpphub.delivery.message.Progress;
import io.mpphub.delivery.queue.DeliveryProperties;
import io.mpphub.delivery.queue.Relay;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An operator's actions on dead letters. Trouble with the database comes out as Spring's {@code
 * DataAccessException}; then nothing was done.
 */
public class DeadLetters {

  private final ApplicationStore applications;
  private final MessageStore messages;
  private final Relay relay;
  private final TransactionOperations transaction;
  private final DeliveryProperties properties;
  private final Clock clock;

  public DeadLetters(
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
    return act(messageId, BulkRun.Action.REPLAY, operator, null);
  }

  /**
   * Gives it up; its application stays {@code failed}, or {@code delivered} when the letter was to
   * withdraw it.
   *
   * @param reason why, for the record
   * @return false when it isn't dead (any more): nothing is done
   */
  public boolean discard(UUID messageId, String reason, String operator) {
    return act(messageId, BulkRun.Action.DISCARD, operator, reason);
  }

  private boolean act(UUID messageId, BulkRun.Action action, String operator, String reason) {
    Optional<Message> changed =
        transaction.execute(
            status ->
                act(
                    messageId,
                    action,
                    new OperatorAction(clock.instant(), operator, action.wireName(), reason)));
    changed.ifPresent(this::announce);
    return changed.isPresent();
  }

  /**
   * Takes an action in the caller's transaction, after which {@link #announce} is to be called.
   *
   * @return the message as it is now; empty when it isn't dead (any more)
   */
  Optional<Message> act(UUID messageId, BulkRun.Action action, OperatorAction record) {
    return switch (action) {
      case REPLAY ->
          bury(
              messageId,
              record,
              progress -> progress.replayed(record.at(), record.at().plus(properties.handover())),
              ApplicationState.WAITING,
              "The delivery has been started again.");
      case DISCARD ->
          bury(
              messageId,
              record,
              progress -> progress.discarded(record.at()),
              ApplicationState.FAILED,
              null);
    };
  }

  /** Tells the broker. */
  void announce(Message changed) {
    relay.removeDead(changed);
    if (!changed.status().isClosed()) {
      relay.handOver(changed);
    }
  }

  private Optional<Message> bury(
      UUID messageId,
      OperatorAction action,
      UnaryOperator<Progress> end,
      ApplicationState state,
      String note) {
    Optional<Message> found = messages.find(messageId);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    LockedApplication application = applications.lock(found.get().applicationId()).orElseThrow();
    Message message = messages.find(messageId).orElseThrow();
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
