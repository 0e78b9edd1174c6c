package io.mpphub.connector.admit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits the number of concurrent calls to an agency. As many more callers wait a moment for their
 * turn, so that a rush at an agency that answers gets through; one that hangs never holds more
 * threads than these.
 */
public final class Bulkhead {

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Duration patience;
  private final Semaphore turns;
  private final Semaphore room;

  public Bulkhead(int turns) {
    this(turns, PATIENCE);
  }

  public Bulkhead(int turns, Duration patience) {
    this.patience = patience;
    this.turns = new Semaphore(turns, true);
    this.room = new Semaphore(2 * turns);
  }

  /** False when the caller may not go on; one who may must {@link #leave}. */
  public boolean enter() {
    if (!room.tryAcquire()) {
      return false;
    }
    boolean passes = false;
    try {
      passes = turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (!passes) {
        room.release();
      }
    }
    return passes;
  }

  public void leave() {
    turns.release();
    room.release();
  }
}
