package io.mpphub.schedule;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again, on daemon threads that do nothing else: what holds up one kind
 * of work holds up no other. A round begins a pause after the one before has ended. Nothing that a
 * round throws ends the rounds: it is logged and counted, and the next one comes all the same. All
 * that the hub does by time is done here.
 *
 * <p>Begun and stopped by one thread at a time.
 */
public final class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final long PATIENCE_SECONDS = 5;

  private final String name;
  private final int threads;
  private volatile ScheduledExecutorService executor;

  /**
   * @param name of its thread
   */
  public Rounds(String name) {
    this(name, 1);
  }

  /**
   * @param threads how many kinds of work can be under way at a time
   */
  public Rounds(String name, int threads) {
    this.name = name;
    this.threads = threads;
  }

  /** Does the work at once, and after each pause. */
  public void every(Duration pause, Runnable work) {
    every(Duration.ZERO, pause, work);
  }

  /**
   * @param wait before the first round
   */
  public void every(Duration wait, Duration pause, Runnable work) {
    executor()
        .scheduleWithFixedDelay(
            new Guarded(name, work), wait.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Does it once, after a wait.
   *
   * @return to cancel it by
   */
  public Future<?> after(Duration wait, Runnable work) {
    return executor().schedule(new Guarded(name, work), wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  private synchronized ScheduledExecutorService executor() {
    if (executor == null) {
      ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(threads, this::thread);
      pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
      pool.setRemoveOnCancelPolicy(true);
      executor = pool;
    }
    return executor;
  }

  /** Does it once, as soon as a thread is free. Nothing while no rounds are made. */
  public void now(Runnable work) {
    ScheduledExecutorService running = executor;
    if (running != null) {
      try {
        running.execute(new Guarded(name, work));
      } catch (RejectedExecutionException e) {
        LOG.debug("{} ends; nothing is begun any more", name);
      }
    }
  }

  private Thread thread(Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  public boolean areRunning() {
    return executor != null;
  }

  /** Begins no more rounds. One under way ends in order; it is waited for, five seconds at most. */
  public void stop() {
    if (executor == null) {
      return;
    }
    executor.shutdown();
    try {
      executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    executor = null;
  }
}
