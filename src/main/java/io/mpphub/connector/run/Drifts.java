package io.mpphub.connector.run;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that had another shape than agreed, since the hub started: counted in the metric {@code
 * hub.connector.drift}, and kept in words for operators. Holds no value of an answer.
 */
public final class Drifts {

  private static final Logger LOG = LoggerFactory.getLogger(Drifts.class);

  /**
   * Deviations of one operation's answers.
   *
   * @param fields each deviating field of the newest such answer, and its deviation
   */
  public record Drift(
      String connector,
      String operation,
      long answers,
      Instant first,
      Instant last,
      List<String> fields) {}

  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<String, Drift> drifts = new ConcurrentSkipListMap<>();

  public Drifts(MeterRegistry meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
  }

  public void add(String connector, String operation, List<String> fields) {
    meters
        .counter("hub.connector.drift", "connector", connector, "operation", operation)
        .increment();
    Instant now = clock.instant();
    String id = connector + "." + operation;
    Drift before = drifts.get(id);
    drifts.merge(
        id,
        new Drift(connector, operation, 1, now, now, List.copyOf(fields)),
        (known, added) ->
            new Drift(
                connector, operation, known.answers() + 1, known.first(), now, added.fields()));
    if (before == null || !before.fields().equals(fields)) {
      LOG.warn(
          "Answers of {} have another shape than agreed: {}. The connector file says what is done"
              + " with them",
          id,
          String.join("; ", fields));
    }
  }

  /** All, by connector and operation. */
  public Collection<Drift> all() {
    return List.copyOf(drifts.values());
  }

  /** A new version of a connector starts with a clean sheet. */
  public void forget(String connector) {
    drifts.keySet().removeIf(id -> id.startsWith(connector + "."));
  }
}
