package io.mpphub.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of Prometheus and Grafana. */
class WatchingTest {

  private static final Path PROMETHEUS = Path.of("config/prometheus/prometheus.yml");
  private static final Path GRAFANA = Path.of("config/grafana");

  /** As a metric's name ends in Prometheus. */
  private static final String ENDING = "_total$|_seconds(_count|_sum|_max)?$";

  private final Compose compose;

  WatchingTest() throws IOException {
    compose = Compose.read();
  }

  @Test
  void asksEachHubForItsMetrics() throws IOException {
    JsonNode job = Compose.yaml(PROMETHEUS).at("/scrape_configs/0");

    assertThat(Compose.list(job.at("/static_configs/0"), "targets"))
        .containsExactlyElementsOf(compose.hubs().stream().map(hub -> hub + ":8080").toList());
    assertThat(job.path("metrics_path").asText()).isEqualTo("/actuator/prometheus");
    assertThat(job.at("/basic_auth/username").asText()).isEqualTo("prometheus");
    String secret = job.at("/basic_auth/password_file").asText().replace("/run/secrets/", "");
    assertThat(Compose.list(compose.service("prometheus"), "secrets")).containsExactly(secret);
    assertThat(compose.document().at("/secrets/" + secret + "/environment").asText())
        .isEqualTo("HUB_METRICS_PASSWORD");
  }

  @Test
  void findsItsRules() throws IOException {
    for (String file : Compose.list(Compose.yaml(PROMETHEUS), "rule_files")) {
      assertThat(PROMETHEUS.resolveSibling(file)).exists();
    }
    for (JsonNode rule : Compose.yaml(WatchedMetrics.ALERTS).at("/groups/0/rules")) {
      assertThat(rule.path("alert").asText()).isNotEmpty();
      assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
      assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
    }
  }

  @Test
  void showsGrafanaWhereItsDataAndDashboardsAre() throws IOException {
    JsonNode source =
        Compose.yaml(GRAFANA.resolve("provisioning/datasources/prometheus.yml"))
            .at("/datasources/0");
    String folder =
        Compose.yaml(GRAFANA.resolve("provisioning/dashboards/hub.yml"))
            .at("/providers/0/options/path")
            .asText();

    assertThat(source.path("url").asText()).isEqualTo("http://prometheus:9090");
    assertThat(compose.services()).containsKey("prometheus");
    assertThat(Compose.list(compose.service("grafana"), "volumes"))
        .contains(
            "./config/grafana/dashboards:" + folder + ":ro",
            "./config/grafana/provisioning:/etc/grafana/provisioning:ro");
    assertThat(new JsonMapper().readTree(WatchedMetrics.DASHBOARD.toFile()).findValuesAsText("uid"))
        .allMatch(uid -> uid.equals("mpp-hub") || uid.equals(source.path("uid").asText()));
  }

  @Test
  void showsOnlyWhatTheHubTells() throws IOException {
    Set<String> told = literals();

    assertThat(WatchedMetrics.names())
        .filteredOn(metric -> metric.startsWith("hub_"))
        .hasSizeGreaterThan(5)
        .allSatisfy(
            metric -> assertThat(told).contains(metric.replaceFirst(ENDING, "").replace('_', '.')));
  }

  @Test
  void neverAddsUpWhatEachHubCountsInTheSameDatabase() throws IOException {
    assertThat(WatchedMetrics.expressions())
        .filteredOn(
            expression -> expression.matches(".*\\bhub_(messages|storage|connector_paused).*"))
        .isNotEmpty()
        .allMatch(expression -> expression.contains("max by ("));
  }

  private static Set<String> literals() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> Pattern.compile("\"(hub\\.[a-z.]+)\"").matcher(text(file)).results())
          .map(found -> found.group(1))
          .collect(Collectors.toSet());
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
