package io.mpphub.retention;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.mpphub.schedule.GaugeTable;
import io.mpphub.schedule.Rounds;
import io.mpphub.schedule.RoundsLifecycle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets what has been kept long enough, and foretells how much room bodies will need: {@code
 * hub.storage.bodies} (now) and {@code hub.storage.forecast} (once as many are forgotten as come),
 * both in characters by connector. Any number of hubs may do this on the same database.
 */
public class RetentionSchedule extends RoundsLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionSchedule.class);

  /** The forecast takes this time for typical. */
  private static final int TYPICAL_DAYS = 7;

  private final Retention retention;
  private final RetentionProperties properties;
  private final GaugeTable bodies;
  private final GaugeTable forecast;
  private final Clock clock;

  public RetentionSchedule(
      Retention retention, RetentionProperties properties, MeterRegistry meters, Clock clock) {
    super(new Rounds("hub-retention"));
    this.retention = retention;
    this.properties = properties;
    this.clock = clock;
    this.bodies = new GaugeTable("hub.storage.bodies", "Characters of the stored requests", meters);
    this.forecast =
        new GaugeTable(
            "hub.storage.forecast",
            "Characters that they will be when the last days go on for ever",
            meters);
  }

  /** Forgets all that is due, then counts what is left. */
  void run() {
    try {
      Instant now = clock.instant();
      int batch = properties.batch();
      Instant closed = now.minus(properties.bodies());
      int forgotten = Retention.all(batch, size -> retention.forgetBodies(closed, size));
      int invalid = Retention.all(batch, size -> retention.forgetInvalid(closed, size));
      Instant ended = now.minus(properties.applications());
      int deleted = Retention.all(batch, size -> retention.forgetApplications(ended, size));
      Retention.all(batch, size -> retention.forgetBookings(ended, size));
      if (forgotten + invalid + deleted > 0) {
        LOG.info(
            "{} bodies are forgotten, {} invalid rows and {} applications deleted",
            forgotten,
            invalid,
            deleted);
      }
      measure(now);
    } catch (RuntimeException e) {
      LOG.error(
          "What has been kept long enough can't be forgotten ({}). It is tried again in {}.",
          e.getClass().getSimpleName(),
          properties.interval());
    }
  }

  private void measure(Instant now) {
    show(bodies, retention.bodySizes(Instant.EPOCH), 1);
    double days = (double) properties.bodies().toHours() / 24;
    show(
        forecast,
        retention.bodySizes(now.minus(Duration.ofDays(TYPICAL_DAYS))),
        days / TYPICAL_DAYS);
  }

  private static void show(GaugeTable gauges, Map<String, Long> sizes, double factor) {
    gauges.show(
        sizes.entrySet().stream()
            .collect(toMap(e -> Tags.of("connector", e.getKey()), e -> e.getValue() * factor)));
  }

  @Override
  public void start() {
    rounds.every(Duration.ofMinutes(1), properties.interval(), this::run);
  }
}
