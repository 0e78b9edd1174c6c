package io.mpphub.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gauges of one name, told apart by their tags. Their values change in place: one that is replaced
 * could be there twice while it is scraped, which Prometheus' client refuses as a whole.
 */
public class GaugeTable {

  private final MultiGauge gauges;
  private final Map<Tags, AtomicReference<Double>> values = new ConcurrentHashMap<>();

  public GaugeTable(String name, String description, MeterRegistry meters) {
    this.gauges = MultiGauge.builder(name).description(description).register(meters);
  }

  /** Shows these values, and none of other tags any more. */
  public synchronized void show(Map<Tags, ? extends Number> figures) {
    values.keySet().retainAll(figures.keySet());
    figures.forEach(
        (tags, value) ->
            values
                .computeIfAbsent(tags, absent -> new AtomicReference<>())
                .set(value.doubleValue()));
    gauges.register(
        values.entrySet().stream()
            .map(one -> MultiGauge.Row.of(one.getKey(), one.getValue(), AtomicReference::get))
            .toList());
  }
}
