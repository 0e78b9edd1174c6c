package io.mpphub.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Prometheus and Grafana are told to look at. */
public final class WatchedMetrics {

  static final Path ALERTS = Path.of("config/prometheus/alerts.yml");
  static final Path DASHBOARD = Path.of("config/grafana/dashboards/hub.json");

  private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(_[a-z]+)+(?=[{\\[) ]|$)");

  private WatchedMetrics() {}

  /** The names of metrics in the dashboard and the alerts, as Prometheus spells them. */
  public static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String expression : expressions()) {
      String bare =
          expression.replaceAll("\\b(by|on) \\([^)]*\\)", "").replaceAll("\"[^\"]*\"", "\"\"");
      METRIC.matcher(bare).results().forEach(found -> names.add(found.group()));
    }
    return names;
  }

  static List<String> expressions() throws IOException {
    JsonNode dashboard = new JsonMapper().readTree(DASHBOARD.toFile());
    return Stream.of(dashboard, Compose.yaml(ALERTS))
        .flatMap(file -> file.findValuesAsText("expr").stream())
        .toList();
  }
}
