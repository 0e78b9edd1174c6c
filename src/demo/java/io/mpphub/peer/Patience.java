package io.mpphub.peer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for another process by asking it again and again, up to a limit. */
public final class Patience {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Duration limit;
  private final Duration pause;
  private final BooleanSupplier hopeless;
  private final String why;

  private Patience(Duration limit, Duration pause, BooleanSupplier hopeless, String why) {
    this.limit = limit;
    this.pause = pause;
    this.hopeless = hopeless;
    this.why = why;
  }

  public static Patience of(Duration limit) {
    return new Patience(limit, PAUSE, () -> false, "");
  }

  /** Asks after each such pause; else ten times a second. */
  public Patience every(Duration pause) {
    return new Patience(limit, pause, hopeless, why);
  }

  /** Gives up where waiting can't help any more, such as after the end of the other process. */
  public Patience unless(BooleanSupplier hopeless, String why) {
    return new Patience(limit, pause, hopeless, why);
  }

  /**
   * @throws IllegalStateException at the limit, where waiting can't help any more, or when the
   *     thread is interrupted
   */
  public void until(BooleanSupplier done) {
    get(() -> done.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /**
   * The first answer.
   *
   * @throws IllegalStateException as {@link #until}
   */
  public <T> T get(Supplier<Optional<T>> answer) {
    long end = System.nanoTime() + limit.toNanos();
    Optional<T> found = answer.get();
    while (found.isEmpty()) {
      if (hopeless.getAsBoolean()) {
        throw new IllegalStateException(why);
      }
      if (System.nanoTime() > end) {
        throw new IllegalStateException("still waiting after " + limit);
      }
      LockSupport.parkNanos(pause.toNanos());
      if (Thread.interrupted()) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted");
      }
      found = answer.get();
    }
    return found.get();
  }
}
