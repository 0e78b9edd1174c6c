package io.mpphub.access;

import io.mpphub.schedule.Rounds;
import io.mpphub.store.AccessRows;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Brings notes to the database from start-up on, and forgets readings that are old enough. */
final class AccessSchedule implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AccessSchedule.class);
  private static final int BATCH = 1000;

  private final AccessShipper shipper;
  private final AccessRows rows;
  private final Duration interval;
  private final Duration retention;
  private final Clock clock;
  private boolean failing;
  private final Rounds rounds = new Rounds("hub-access");

  AccessSchedule(
      AccessShipper shipper, AccessRows rows, Duration interval, Duration retention, Clock clock) {
    this.shipper = shipper;
    this.rows = rows;
    this.interval = interval;
    this.retention = retention;
    this.clock = clock;
  }

  private void ship() {
    try {
      shipper.run();
      failing = false;
    } catch (RuntimeException e) {
      // Once: it is tried again twice a second.
      if (!failing) {
        LOG.error(
            "Readings of residents' data can't be brought to the database ({}). They are on disk.",
            e.getClass().getSimpleName());
      }
      failing = true;
    }
  }

  private void forget() {
    try {
      int deleted;
      do {
        deleted = rows.forget(clock.instant().minus(retention), BATCH);
      } while (deleted == BATCH);
    } catch (RuntimeException e) {
      LOG.error("Old readings can't be forgotten ({})", e.getClass().getSimpleName());
    }
  }

  @Override
  public void start() {
    rounds.every(interval, this::ship);
    rounds.every(Duration.ofMinutes(2), Duration.ofHours(1), this::forget);
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
