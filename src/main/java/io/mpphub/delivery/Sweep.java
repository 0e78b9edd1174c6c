package io.mpphub.delivery;

import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Progress;
import io.mpphub.delivery.queue.BrokerMark;
import io.mpphub.delivery.queue.DeliveryProperties;
import io.mpphub.delivery.queue.Relay;
import io.mpphub.idempotency.IdempotencyKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds messages that should be on their way and aren't: never sent because the hub stopped or the
 * broker was down, lost with the broker's journal, or left in the middle of an attempt. Any number
 * of hubs may sweep the same database.
 */
public class Sweep {

  private static final Duration KEYS_KEPT = Duration.ofHours(24);

  private final MessageStore store;
  private final IdempotencyKeys keys;
  private final Relay relay;
  private final BrokerMark mark;
  private final TransactionOperations transaction;
  private final DeliveryProperties properties;
  private final Clock clock;

  Sweep(
      MessageStore store,
      IdempotencyKeys keys,
      Relay relay,
      BrokerMark mark,
      TransactionOperations transaction,
      DeliveryProperties properties,
      Clock clock) {
    this.store = store;
    this.keys = keys;
    this.relay = relay;
    this.mark = mark;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  /** Sends all that is due, until the broker refuses or nothing is left. */
  void run() {
    mark.look();
    List<Message> batch;
    do {
      batch = transaction.execute(status -> claim());
      for (Message message : batch) {
        if (!relay.send(message)) {
          return;
        }
      }
    } while (batch.size() == properties.sweepBatch());
  }

  /** Forgets idempotency keys past their day. */
  void forgetKeys() {
    keys.deleteBefore(clock.instant().minus(KEYS_KEPT));
  }

  private List<Message> claim() {
    Instant now = clock.instant();
    return store.due(now, properties.sweepBatch()).stream()
        .map(message -> claim(message, now))
        .toList();
  }

  private Message claim(Message message, Instant now) {
    Progress progress = message.progress();
    Instant requeueAt = now.plus(properties.handover());
    Message claimed;
    if (progress.status() == MessageStatus.DELIVERING) {
      store.abandon(message.id(), progress.attempts(), "no outcome was recorded");
      claimed = message.with(progress.lost(!message.isCheck(), now, requeueAt));
    } else {
      claimed = message.with(progress.requeued(now, requeueAt));
    }
    store.save(claimed, progress.turn());
    return claimed;
  }
}
