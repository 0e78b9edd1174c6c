package io.mpphub.connector.version;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells in the metric {@code hub.connector.version} what this hub runs: 1 for each connector and
 * the beginning of its files' hash. Hubs with different files are seen by it.
 */
class VersionFigures {

  private static final int SHOWN = 12;

  private final MultiGauge versions;
  private final Map<String, String> running = new TreeMap<>();

  VersionFigures(MeterRegistry meters) {
    this.versions =
        MultiGauge.builder("hub.connector.version")
            .description("The version of each connector that runs, by the hash of its files")
            .register(meters);
  }

  synchronized void runs(String connector, String hash) {
    running.put(connector, hash.substring(0, Math.min(hash.length(), SHOWN)));
    show();
  }

  synchronized void stopped(String connector) {
    running.remove(connector);
    show();
  }

  private void show() {
    versions.register(
        running.entrySet().stream()
            .map(
                one ->
                    MultiGauge.Row.of(
                        Tags.of("connector", one.getKey(), "version", one.getValue()), 1))
            .toList());
  }
}
