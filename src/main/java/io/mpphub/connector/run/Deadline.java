package io.mpphub.connector.run;

import io.mpphub.schedule.Rounds;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;

/**
 * End of one call to an agency, with all its connections, pages and logins. Limits of a silence are
 * not enough, since an agency that sends a byte now and then is never silent. Used by one thread
 * after the other.
 *
 * <p>A hub that stood still, with its machine, finds all calls past their end when it goes on,
 * though the answers may have come: they get a moment to be read before they are broken off.
 */
public final class Deadline {

  /** Exchange property: the call's deadline. */
  private static final String PROPERTY = "hubDeadline";

  /** Several: closing a connection may itself take a moment. */
  private static final int THREADS = 4;

  private static final Rounds TIMER = new Rounds("hub-deadlines", THREADS);

  /** A timer that comes so late did not run meanwhile, and nor did the call. */
  private static final Duration STOOD_STILL = Duration.ofSeconds(1);

  /** Long enough to read what has come. */
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** Does a piece of work once, after a wait. */
  interface Timer {

    /** Runs the work after the wait; the returned future cancels it. */
    Future<?> after(Duration wait, Runnable work);
  }

  private final LongSupplier ticks;
  private final Timer timer;
  private final long end;
  private Guard guard;

  /**
   * @param ticks in nanoseconds
   */
  Deadline(Duration timeout, LongSupplier ticks, Timer timer) {
    this.ticks = ticks;
    this.timer = timer;
    this.end = ticks.getAsLong() + timeout.toNanos();
  }

  /** A call that begins now. */
  public static Deadline in(Duration timeout) {
    return new Deadline(timeout, System::nanoTime, TIMER::after);
  }

  /** The one that the exchange keeps, null for none. */
  public static Deadline of(Exchange exchange) {
    return exchange == null ? null : exchange.getProperty(PROPERTY, Deadline.class);
  }

  public void keepIn(Exchange exchange) {
    exchange.setProperty(PROPERTY, this);
  }

  /** Never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - ticks.getAsLong()));
  }

  boolean hasPassed() {
    return left().isZero();
  }

  /**
   * Breaks off the call's current step, should it last too long; no step before it.
   *
   * @param grace after the end, for a step that is expected to end by itself
   * @param breakOff is called on another thread; does no harm when nothing is under way any more
   */
  public void guard(Duration grace, Runnable breakOff) {
    release();
    guard = new Guard(left().plus(grace), breakOff);
  }

  /** Nothing is under way that would have to be broken off. */
  public void release() {
    if (guard != null) {
      guard.release();
      guard = null;
    }
  }

  /** Shared by the call's threads and the timer's. */
  private final class Guard implements Runnable {

    private final Runnable breakOff;
    private final long due;
    private Future<?> next;
    private boolean second;
    private boolean released;

    Guard(Duration wait, Runnable breakOff) {
      this.breakOff = breakOff;
      this.due = ticks.getAsLong() + wait.toNanos();
      begin(wait);
    }

    private synchronized void begin(Duration wait) {
      next = timer.after(wait, this);
    }

    @Override
    public void run() {
      if (!isPutOff()) {
        breakOff.run();
      }
    }

    private synchronized boolean isPutOff() {
      if (!released && !second && ticks.getAsLong() - due > STOOD_STILL.toNanos()) {
        second = true;
        begin(MOMENT);
        return true;
      }
      return released;
    }

    public synchronized void release() {
      released = true;
      next.cancel(false);
    }
  }
}
