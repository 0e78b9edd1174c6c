package io.mpphub.document;

import io.mpphub.schedule.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the {@link DocumentSweep} from start-up on. */
final class DocumentSchedule implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DocumentSchedule.class);

  private final DocumentSweep sweep;
  private final Duration interval;
  private final Rounds rounds = new Rounds("hub-documents");

  DocumentSchedule(DocumentSweep sweep, Duration interval) {
    this.sweep = sweep;
    this.interval = interval;
  }

  private void run() {
    try {
      int deleted = sweep.run();
      if (deleted > 0) {
        LOG.info("{} contents of no document are deleted", deleted);
      }
    } catch (RuntimeException e) {
      LOG.error(
          "Contents of no document can't be deleted ({}). It is tried again in {}.",
          e.getClass().getSimpleName(),
          interval);
    }
  }

  @Override
  public void start() {
    rounds.every(interval, interval, this::run);
  }

  @Override
  public void stop() {
    rounds.stop();
  }

  @Override
  public boolean isRunning() {
    return rounds.areRunning();
  }
}
