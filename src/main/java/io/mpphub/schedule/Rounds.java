package io.mpphub.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Periodic work, on daemon threads that do nothing else: a delay of one kind of work delays no
 * other. A round begins a pause after the one before has ended. An exception of a round never ends
 * the rounds: it is logged and counted, and the next one comes all the same. All periodic work of
 * the hub is done here.
 *
 * <p>Begun and stopped by one thread at a time.
 */
public final class Rounds {

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final int PATIENCE_SECONDS = 5;

  private final String name;
  private final int threads;
  private volatile ThreadPoolTaskScheduler scheduler;

  /**
   * @param name of its threads
   */
  public Rounds(String name) {
    this(name, 1);
  }

  /**
   * @param threads number of kinds of work that can be under way at a time
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
    scheduler().scheduleWithFixedDelay(work, in(wait), pause);
  }

  /**
   * Does it once, after a wait.
   *
   * @return to cancel it by
   */
  public Future<?> after(Duration wait, Runnable work) {
    return scheduler().schedule(work, in(wait));
  }

  /** By the scheduler's own clock, which takes it off again. */
  private Instant in(Duration wait) {
    return scheduler().getClock().instant().plus(wait);
  }

  private synchronized ThreadPoolTaskScheduler scheduler() {
    if (scheduler == null) {
      ThreadPoolTaskScheduler made = new ThreadPoolTaskScheduler();
      made.setPoolSize(threads);
      made.setThreadNamePrefix(name + "-");
      made.setDaemon(true);
      made.setRemoveOnCancelPolicy(true);
      made.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
      made.setWaitForTasksToCompleteOnShutdown(true);
      made.setAwaitTerminationSeconds(PATIENCE_SECONDS);
      made.setErrorHandler(new RoundFailures(name));
      made.initialize();
      scheduler = made;
    }
    return scheduler;
  }

  /** Does it once, as soon as a thread is free. Nothing while no rounds are made. */
  public void now(Runnable work) {
    ThreadPoolTaskScheduler running = scheduler;
    if (running != null) {
      try {
        running.execute(work);
      } catch (TaskRejectedException e) {
        LOG.debug("{} ends; nothing is begun any more", name);
      }
    }
  }

  public boolean areRunning() {
    return scheduler != null;
  }

  /** Begins no more rounds. One under way ends in order; it is waited for, five seconds at most. */
  public void stop() {
    if (scheduler != null) {
      scheduler.shutdown();
      scheduler = null;
    }
  }
}
