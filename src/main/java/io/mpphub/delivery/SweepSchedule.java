package io.mpphub.delivery;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the {@link Sweep} and the {@link LetterRunner} from start-up on, and keeps the gauges fresh.
 */
class SweepSchedule implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);

  private final Sweep sweep;
  private final LetterRunner letters;
  private final DeliveryMetrics metrics;
  private final DeliveryProperties properties;
  private ScheduledExecutorService executor;

  SweepSchedule(
      Sweep sweep, LetterRunner letters, DeliveryMetrics metrics, DeliveryProperties properties) {
    this.sweep = sweep;
    this.letters = letters;
    this.metrics = metrics;
    this.properties = properties;
  }

  @Override
  public void start() {
    executor =
        Executors.newScheduledThreadPool(
            // A broker that is away can hold up the sweep, and nothing else.
            3,
            task -> {
              Thread thread = new Thread(task, "hub-sweep");
              thread.setDaemon(true);
              return thread;
            });
    executor.scheduleWithFixedDelay(
        this::run, 0, properties.sweepInterval().toMillis(), TimeUnit.MILLISECONDS);
    executor.scheduleWithFixedDelay(
        this::measure, 0, properties.sweepInterval().toMillis(), TimeUnit.MILLISECONDS);
    executor.scheduleWithFixedDelay(
        this::runLetters, 1000, LetterRunner.TICK.toMillis(), TimeUnit.MILLISECONDS);
    executor.scheduleWithFixedDelay(this::forgetKeys, 1, 10, TimeUnit.MINUTES);
  }

  private void run() {
    try {
      sweep.run();
    } catch (RuntimeException e) {
      LOG.error(
          "The sweep of the outbox failed ({}). It is tried again in {}.",
          e.getClass().getSimpleName(),
          properties.sweepInterval());
    }
  }

  private void measure() {
    try {
      metrics.refresh();
    } catch (RuntimeException e) {
      LOG.warn("Messages can't be counted ({})", e.getClass().getSimpleName());
    }
  }

  // What a schedule throws ends it.
  private void forgetKeys() {
    try {
      sweep.forgetKeys();
    } catch (RuntimeException e) {
      LOG.warn("Old keys can't be forgotten ({})", e.getClass().getSimpleName());
    }
  }

  private void runLetters() {
    try {
      letters.tick();
    } catch (RuntimeException e) {
      LOG.error(
          "Bulk runs over dead letters can't go on ({}); it is tried again",
          e.getClass().getSimpleName());
    }
  }

  @Override
  public void stop() {
    // No interrupt: a sweep under way ends in order.
    executor.shutdown();
    try {
      executor.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    executor = null;
  }

  @Override
  public boolean isRunning() {
    return executor != null;
  }
}
