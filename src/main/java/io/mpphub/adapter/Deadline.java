package io.mpphub.adapter;

import io.mpphub.schedule.Rounds;
import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;

/**
 * When one call to an agency ends, whatever the agency does: with all its connections, pages and
 * logins. Limits of a silence are not enough, since an agency that sends a byte now and then is
 * never silent. Used by one thread after the other.
 */
final class Deadline {

  /** Exchange property: the call's deadline. */
  private static final String PROPERTY = "hubDeadline";

  /** Several: closing a connection may itself take a moment. */
  private static final int THREADS = 4;

  private static final Rounds TIMER = new Rounds("hub-deadlines", THREADS);

  private final long end;
  private Future<?> guard;

  private Deadline(Duration timeout) {
    this.end = System.nanoTime() + timeout.toNanos();
  }

  /** A call that begins now. */
  static Deadline in(Duration timeout) {
    return new Deadline(timeout);
  }

  /** The one that the exchange keeps, null for none. */
  static Deadline of(Exchange exchange) {
    return exchange == null ? null : exchange.getProperty(PROPERTY, Deadline.class);
  }

  void keepIn(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
  }

  /** Never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  boolean hasPassed() {
    return left().isZero();
  }

  /**
   * Breaks off what the call does now, should it last too long; nothing else that it did before.
   *
   * @param grace after the end, for what is expected to end by itself
   * @param breakOff is called on another thread; does no harm when nothing is under way any more
   */
  void guard(Duration grace, Runnable breakOff) {
    release();
    guard = TIMER.after(left().plus(grace), breakOff);
  }

  /** Nothing is under way that would have to be broken off. */
  void release() {
    if (guard != null) {
      guard.cancel(false);
      guard = null;
    }
  }
}
