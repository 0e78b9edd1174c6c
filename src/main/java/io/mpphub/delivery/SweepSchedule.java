package io.mpphub.delivery;

import io.mpphub.delivery.attempt.StrandedSteps;
import io.mpphub.delivery.letter.LetterRunner;
import io.mpphub.delivery.queue.DeliveryMetrics;
import io.mpphub.delivery.queue.DeliveryProperties;
import io.mpphub.schedule.Rounds;
import io.mpphub.schedule.RoundsLifecycle;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the {@link Sweep} and the {@link LetterRunner} from start-up on, and keeps the gauges fresh.
 */
class SweepSchedule extends RoundsLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);

  private final Sweep sweep;
  private final StrandedSteps stranded;
  private final LetterRunner letters;
  private final DeliveryMetrics metrics;
  private final DeliveryProperties properties;

  SweepSchedule(
      Sweep sweep,
      StrandedSteps stranded,
      LetterRunner letters,
      DeliveryMetrics metrics,
      DeliveryProperties properties) {
    // A broker that is away can hold up the sweep, and nothing else.
    super(new Rounds("hub-sweep", 3));
    this.sweep = sweep;
    this.stranded = stranded;
    this.letters = letters;
    this.metrics = metrics;
    this.properties = properties;
  }

  @Override
  public void start() {
    rounds.every(properties.sweepInterval(), this::run);
    rounds.every(properties.sweepInterval(), this::measure);
    rounds.every(Duration.ofSeconds(1), LetterRunner.TICK, this::runLetters);
    rounds.every(Duration.ofMinutes(1), Duration.ofMinutes(10), this::forgetKeys);
  }

  private void run() {
    try {
      stranded.lead();
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

  // An exception would end the schedule.
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
}
