package io.mpphub.document;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the {@link DocumentSweep} from start-up on. */
final class DocumentSchedule implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DocumentSchedule.class);

  private final DocumentSweep sweep;
  private final Duration interval;
  private ScheduledExecutorService executor;

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
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "hub-documents");
              thread.setDaemon(true);
              return thread;
            });
    executor.scheduleWithFixedDelay(
        this::run, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void stop() {
    executor.shutdown();
    executor = null;
  }

  @Override
  public boolean isRunning() {
    return executor != null;
  }
}
