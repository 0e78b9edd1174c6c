package io.mpphub.access;

import io.mpphub.retention.Retention;
import io.mpphub.schedule.Rounds;
import io.mpphub.schedule.RoundsLifecycle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings notes to the database from start-up on, and forgets readings that are old enough. */
final class AccessSchedule extends RoundsLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AccessSchedule.class);
  private static final int BATCH = 1000;

  private final AccessShipper shipper;
  private final Retention retention;
  private final Duration interval;
  private final Duration kept;
  private final Clock clock;
  private boolean failing;

  AccessSchedule(
      AccessShipper shipper, Retention retention, Duration interval, Duration kept, Clock clock) {
    super(new Rounds("hub-access"));
    this.shipper = shipper;
    this.retention = retention;
    this.interval = interval;
    this.kept = kept;
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
      Instant limit = clock.instant().minus(kept);
      Retention.all(BATCH, size -> retention.forgetAccesses(limit, size));
    } catch (RuntimeException e) {
      LOG.error("Old readings can't be forgotten ({})", e.getClass().getSimpleName());
    }
  }

  @Override
  public void start() {
    rounds.every(interval, this::ship);
    rounds.every(Duration.ofMinutes(2), Duration.ofHours(1), this::forget);
  }
}
