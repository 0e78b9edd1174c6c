package io.mpphub.schedule;

import io.micrometer.core.instrument.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that never throws: whatever it throws, errors of the JVM too, is told in the log and counted
 * as {@code hub.rounds.failures}. An OutOfMemoryError counts as the others do: the container ends
 * the process at one before this sees it; elsewhere the next round may find room again.
 */
final class Guarded implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private final String name;
  private final Runnable work;
  private Class<?> last;

  /**
   * @param name of its rounds
   */
  Guarded(String name, Runnable work) {
    this.name = name;
    this.work = work;
  }

  @Override
  public void run() {
    try {
      work.run();
      last = null;
    } catch (Throwable e) {
      tell(e);
    }
  }

  /** There may be too little stack or memory left even for this. */
  private void tell(Throwable failure) {
    try {
      Metrics.counter("hub.rounds.failures", "rounds", name).increment();
      if (failure.getClass() == last) {
        // It may come several times a second.
        LOG.debug("A round of {} failed again", name, failure);
      } else {
        LOG.error("A round of {} failed; it is done again after its pause", name, failure);
      }
      last = failure.getClass();
    } catch (Throwable e) {
      failure.addSuppressed(e);
    }
  }
}
