package io.mpphub.edge;

import io.micrometer.core.instrument.Metrics;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The connections of one port. One waits until a request's head is there as a whole, then it is
 * busy until that request is answered, then it waits for the next. Only who waits is ended: when
 * the head is late, or for room: an honest head takes milliseconds, and is never the one that has
 * been waited for longest.
 */
final class OpenConnections {

  /**
   * Limits of connections.
   *
   * @param perAddress of one address
   * @param total of all; where there are more, the server takes no further one
   * @param first nanoseconds from a connection's begin until its first head is there
   * @param next nanoseconds from an answer until the next head is there
   */
  record Limits(int perAddress, int total, long first, long next) {}

  private final Limits limits;
  private final LongSupplier nanoTime;
  private final Predicate<OpenConnection> close;
  private final Map<SocketChannel, OpenConnection> all = new HashMap<>();
  private final Set<OpenConnection> waiting = new LinkedHashSet<>();
  private final Map<String, Integer> byAddress = new HashMap<>();

  /**
   * @param close closes a connection that waits; false when it has just begun to do something else
   */
  OpenConnections(Limits limits, LongSupplier nanoTime, Predicate<OpenConnection> close) {
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.close = close;
  }

  /**
   * Takes a new connection up, and ends another where there are too many.
   *
   * @return false when it has to be closed, since all of its address are busy
   */
  synchronized boolean open(OpenConnection connection) {
    all.put(connection.socket(), connection);
    if (connection.address() != null
        && byAddress.merge(connection.address(), 1, Integer::sum) > limits.perAddress()
        && !makeRoom(other -> Objects.equals(other.address(), connection.address()))) {
      close(connection.socket());
      count("refused");
      return false;
    }
    if (all.size() > limits.total()) {
      makeRoom(other -> true);
    }
    await(connection, limits.first());
    return true;
  }

  /** The head is there. */
  synchronized void begin(OpenConnection connection) {
    waiting.remove(connection);
  }

  /** The answer is on its way, or nothing of a request was there yet. */
  synchronized void await(OpenConnection connection) {
    if (all.containsKey(connection.socket()) && !waiting.contains(connection)) {
      await(connection, limits.next());
    }
  }

  private void await(OpenConnection connection, long nanos) {
    connection.due = nanoTime.getAsLong() + nanos;
    waiting.add(connection);
  }

  synchronized boolean isWaiting(OpenConnection connection) {
    return waiting.contains(connection);
  }

  /** Null when it is closed. */
  synchronized OpenConnection of(SocketChannel socket) {
    return all.get(socket);
  }

  synchronized void close(SocketChannel socket) {
    OpenConnection closed = all.remove(socket);
    if (closed != null) {
      waiting.remove(closed);
      byAddress.computeIfPresent(closed.address(), (address, of) -> of == 1 ? null : of - 1);
    }
  }

  /** Ends those whose head should be there. */
  void endLate() {
    for (OpenConnection late : late()) {
      if (close.test(late)) {
        count("late");
      }
    }
  }

  private synchronized List<OpenConnection> late() {
    long now = nanoTime.getAsLong();
    return waiting.stream().filter(connection -> connection.due - now < 0).toList();
  }

  private boolean makeRoom(Predicate<OpenConnection> which) {
    for (OpenConnection longest : waiting) {
      if (which.test(longest) && close.test(longest)) {
        count("room");
        return true;
      }
    }
    return false;
  }

  private static void count(String reason) {
    Metrics.counter("hub.connections.ended", "reason", reason).increment();
  }
}
