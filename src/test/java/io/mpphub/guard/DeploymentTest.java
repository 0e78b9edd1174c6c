package io.mpphub.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a production hub is made of and set up with, as far as it can be held to without Docker. */
class DeploymentTest {

  private static final Path PRODUCTION = Path.of("config/application-production.yml");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)([:?][^}]*)?}");
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{([A-Z][A-Z0-9_]*)}}");
  private static final Set<String> PORTS = Set.of("HUB_PORT", "HUB_GRAFANA_PORT");

  private final Compose compose;

  DeploymentTest() throws IOException {
    compose = Compose.read();
  }

  @Test
  void takesEverySecretFromTheEnvironmentWithoutADefault() {
    Matcher variables = VARIABLE.matcher(compose.text());

    assertThat(variables.results().filter(found -> !PORTS.contains(found.group(1))))
        .isNotEmpty()
        .allSatisfy(
            // Named, or left out together with the agency: never a value.
            found -> assertThat(found.group(2)).as(found.group(1)).matches(":\\?.+|:-"));
    compose
        .services()
        .forEach(
            (name, service) ->
                service
                    .path("environment")
                    .properties()
                    .forEach(
                        variable -> {
                          if (variable.getKey().matches(".*_(PASSWORD|KEY|TOKEN)")) {
                            assertThat(variable.getValue().asText())
                                .as(name + " " + variable.getKey())
                                .startsWith("${");
                          }
                        }));
  }

  @Test
  void givesTheHubsEveryVariableThatTheirFilesName() throws IOException {
    Set<String> needed = new TreeSet<>(names(VARIABLE, PRODUCTION));
    for (Path connector : connectors()) {
      needed.addAll(names(REFERENCE, connector));
    }
    for (String hub : compose.hubs()) {
      List<String> given = new ArrayList<>();
      compose.service(hub).get("environment").fieldNames().forEachRemaining(given::add);

      assertThat(given).as(hub).containsExactlyInAnyOrderElementsOf(needed);
    }
  }

  @Test
  void startsNoBrokerInsideAHubThatHasOneOutside() throws IOException {
    JsonNode artemis = Compose.yaml(PRODUCTION).at("/spring/artemis");

    assertThat(artemis.path("mode").asText()).isEqualTo("native");
    assertThat(artemis.at("/embedded/enabled").asBoolean(true)).isFalse();
  }

  @Test
  void letsWhatCollectsMetricsSeeNothingElse() throws IOException {
    assertThat(Compose.yaml(PRODUCTION).at("/hub/security/operators"))
        .filteredOn(operator -> operator.path("name").asText().equals("prometheus"))
        .singleElement()
        .satisfies(
            operator -> {
              assertThat(operator.path("roles").asText()).isEqualTo("monitor");
              assertThat(operator.path("password").asText()).isEqualTo("${HUB_METRICS_PASSWORD}");
            });
  }

  @Test
  void runsTheHubAsNobodySpecialWithoutTheSandbox() throws IOException {
    assertThat(Path.of("Dockerfile"))
        .content()
        .containsPattern("(?m)^USER [1-9][0-9]*$")
        .contains("HEALTHCHECK")
        .doesNotContain("test-classes");
    assertThat(Path.of(".dockerignore")).content().contains("**/sandbox");
  }

  private static List<Path> connectors() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("connectors"), 2)) {
      return files.filter(file -> file.endsWith("connector.yaml")).toList();
    }
  }

  private static List<String> names(Pattern pattern, Path file) throws IOException {
    // Without comments: they may name a variable as an example.
    String text = Files.readString(file).replaceAll("(?m)^\\s*#.*$", "");
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
