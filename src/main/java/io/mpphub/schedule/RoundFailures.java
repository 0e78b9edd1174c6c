package io.mpphub.schedule;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.ErrorHandler;

/**
 * Takes what a round throws, errors of the JVM too, so that the next one comes all the same: it is
 * counted as {@code hub.rounds.failures} and told in the log, each kind once a minute. An
 * OutOfMemoryError counts as the others do: the container ends the process at one before this sees
 * it; elsewhere the next round may find room again.
 */
final class RoundFailures implements ErrorHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RoundFailures.class);
  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  private final String name;
  private final Map<Class<?>, Long> told = new ConcurrentHashMap<>();

  /**
   * @param name of the rounds
   */
  RoundFailures(String name) {
    this.name = name;
  }

  /** There may be too little stack or memory left even for this. */
  @Override
  public void handleError(Throwable failure) {
    try {
      Metrics.counter("hub.rounds.failures", "rounds", name).increment();
      long now = System.nanoTime();
      Long last = told.get(failure.getClass());
      if (last == null || now - last > PAUSE_NANOS) {
        told.put(failure.getClass(), now);
        LOG.error("A round of {} failed; it is done again after its pause", name, failure);
      } else {
        LOG.debug("A round of {} failed again", name, failure);
      }
    } catch (Throwable e) {
      failure.addSuppressed(e);
    }
  }
}
