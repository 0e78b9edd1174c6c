package io.mpphub.document;

import io.mpphub.schedule.Rounds;
import io.mpphub.schedule.RoundsLifecycle;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the {@link DocumentSweep} from start-up on. */
final class DocumentSchedule extends RoundsLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DocumentSchedule.class);

  private final DocumentSweep sweep;
  private final Duration interval;

  DocumentSchedule(DocumentSweep sweep, Duration interval) {
    super(new Rounds("hub-documents"));
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
}
