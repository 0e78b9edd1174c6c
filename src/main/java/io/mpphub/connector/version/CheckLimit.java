package io.mpphub.connector.version;

import io.mpphub.schedule.Rounds;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs checks of folders in threads of its own, and waits for each only so long. A check can't be
 * broken off: it keeps its thread until it ends, and the number of threads is limited. Safe for use
 * by many threads.
 */
final class CheckLimit {

  private static final int THREADS = 2;

  private final Rounds rounds = new Rounds("connector-check", THREADS);
  private final Semaphore free = new Semaphore(THREADS);
  private final Duration most;

  CheckLimit(Duration most) {
    this.most = most;
  }

  /**
   * @throws RejectedExecutionException when it can't begin
   * @throws TimeoutException when it takes longer
   * @throws ExecutionException with its exception
   */
  <T> T call(Callable<T> check) throws TimeoutException, ExecutionException {
    if (!free.tryAcquire()) {
      throw new RejectedExecutionException(
          "can't be checked: checks of other versions have not ended; it is checked when it changes"
              + " after they have, or when the hub starts again");
    }
    FutureTask<T> task = new FutureTask<>(check);
    rounds.after(
        Duration.ZERO,
        () -> {
          try {
            task.run();
          } finally {
            free.release();
          }
        });
    try {
      return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      TimeoutException told =
          new TimeoutException(
              "or one of its mappings or samples takes more than "
                  + most.toSeconds()
                  + " s to check: it never ends");
      told.initCause(e);
      throw told;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The hub stops", e);
    }
  }
}
