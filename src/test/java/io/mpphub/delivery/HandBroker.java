package io.mpphub.delivery;

import io.mpphub.delivery.queue.BrokerMark;
import io.mpphub.delivery.queue.Ticket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Queues that a walk turns by hand: as the broker's, they drop repeats, hold back what is for
 * later, and deliver again what was not acknowledged.
 */
final class HandBroker {

  /** A JMS message in a queue. */
  static final class Letter {

    final String id;
    final String queue;
    final Map<String, Object> properties;
    private Instant notBefore;
    private boolean taken;

    private Letter(String id, String queue, Map<String, Object> properties, Instant notBefore) {
      this.id = id;
      this.queue = queue;
      this.properties = properties;
      this.notBefore = notBefore;
    }

    Instant notBefore() {
      return notBefore;
    }
  }

  /** What is received and sent together, or not at all. */
  final class Session {

    private final Letter received;
    private final List<Letter> sent = new ArrayList<>();
    private boolean broken;

    private Session(Letter received) {
      this.received = received;
      received.taken = true;
    }

    void send(String queue, Map<String, Object> properties) {
      sent.add(letter(queue, properties));
    }

    /** The broker takes the receiver for dead, and the message is anybody's again. */
    void breaks() {
      broken = true;
      received.taken = false;
    }

    void commit() {
      if (broken) {
        return;
      }
      if (sent.stream().anyMatch(HandBroker.this::isRepeat)) {
        rollback();
        return;
      }
      letters.remove(received);
      sent.forEach(HandBroker.this::put);
    }

    void rollback() {
      if (!broken) {
        received.taken = false;
        received.notBefore = clock.instant().plus(REDELIVERY);
      }
    }
  }

  private static final Duration REDELIVERY = Duration.ofMillis(500);

  private final Clock clock;
  private final List<Letter> letters = new ArrayList<>();
  private final Map<String, Set<Object>> seen = new HashMap<>();
  private int made;
  private boolean down;
  private Object mark;

  HandBroker(Clock clock) {
    this.clock = clock;
  }

  void isDown(boolean now) {
    down = now;
  }

  /** Its journal is gone. */
  void forget() {
    mark = null;
    letters.removeIf(letter -> !letter.taken);
  }

  /** The receivers are gone: what they hadn't acknowledged comes again. */
  void loseReceivers() {
    letters.forEach(letter -> letter.taken = false);
  }

  /**
   * @return false when it is down
   */
  boolean send(String queue, Map<String, Object> properties) {
    if (down) {
      return false;
    }
    if (queue.equals(BrokerMark.QUEUE)) {
      mark = properties.get("hubMark");
      return true;
    }
    Letter letter = letter(queue, properties);
    if (!isRepeat(letter)) {
      put(letter);
    }
    return true;
  }

  /** Whether its store has what a hub left there to know it by; null when it is down. */
  Boolean hasMark(String selector) {
    return down ? null : selector.equals("hubMark = '" + mark + "'");
  }

  Session receive(Letter letter) {
    return new Session(letter);
  }

  /** What could be received now from such a queue, in its order. */
  List<Letter> due(String queue) {
    Instant now = clock.instant();
    return down
        ? List.of()
        : letters.stream()
            .filter(letter -> letter.queue.equals(queue))
            .filter(letter -> !letter.taken && !letter.notBefore.isAfter(now))
            .toList();
  }

  /** All that rest anywhere. */
  List<Letter> all() {
    return List.copyOf(letters);
  }

  void remove(String queue, String selector) {
    letters.removeIf(
        letter ->
            letter.queue.equals(queue)
                && selector.equals("hubMessage = '" + letter.properties.get("hubMessage") + "'"));
  }

  private Letter letter(String queue, Map<String, Object> properties) {
    made++;
    Instant notBefore =
        properties.get("_AMQ_SCHED_DELIVERY") instanceof Long time
            ? Instant.ofEpochMilli(time)
            : Instant.MIN;
    return new Letter("ID:" + made, queue, Map.copyOf(properties), notBefore);
  }

  private boolean isRepeat(Letter letter) {
    Object duplicate = Objects.requireNonNull(letter.properties.get(Ticket.DUPLICATE_ID));
    return seen.getOrDefault(letter.queue, Set.of()).contains(duplicate);
  }

  private void put(Letter letter) {
    seen.computeIfAbsent(letter.queue, queue -> new HashSet<>())
        .add(letter.properties.get(Ticket.DUPLICATE_ID));
    letters.add(letter);
  }
}
