package io.mpphub.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
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

/** What a production set-up is made of, as far as it can be held to without a Docker engine. */
class DeploymentTest {

  private static final Path COMPOSE = Path.of("docker-compose.yml");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)([:?][^}]*)?}");
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{([A-Z][A-Z0-9_]*)}}");

  private final JsonNode compose;

  DeploymentTest() throws IOException {
    compose = new YAMLMapper().readTree(COMPOSE.toFile());
  }

  @Test
  void followsTheComposeSpecification() throws IOException {
    JsonNode text =
        new JsonMapper().readTree(Path.of("src/test/compose/compose-spec.json").toFile());
    // Of an older dialect; the validator takes it for a mistake.
    text.findParents("id").stream()
        .filter(schema -> schema.get("id").isTextual())
        .forEach(schema -> ((ObjectNode) schema).remove("id"));
    JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V201909).getSchema(text);

    assertThat(schema.validate(compose)).map(ValidationMessage::getMessage).isEmpty();
  }

  @Test
  void takesEverySecretFromTheEnvironmentWithoutADefault() throws IOException {
    Matcher variables = VARIABLE.matcher(Files.readString(COMPOSE));

    assertThat(variables.results().filter(found -> !found.group(1).equals("HUB_PORT")))
        .isNotEmpty()
        .allSatisfy(
            // Named, or left out together with the agency: never a value.
            found -> assertThat(found.group(2)).as(found.group(1)).matches(":\\?.+|:-"));
    compose
        .get("services")
        .findParents("environment")
        .forEach(
            service ->
                service
                    .get("environment")
                    .properties()
                    .forEach(
                        variable -> {
                          if (variable.getKey().matches(".*_(PASSWORD|KEY)")) {
                            assertThat(variable.getValue().asText())
                                .as(variable.getKey())
                                .startsWith("${");
                          }
                        }));
  }

  @Test
  void givesTheHubEveryVariableThatItsFilesName() throws IOException {
    Set<String> needed =
        new TreeSet<>(names(VARIABLE, Path.of("config/application-production.yml")));
    for (Path connector : connectors()) {
      needed.addAll(names(REFERENCE, connector));
    }
    List<String> given = new ArrayList<>();
    compose.at("/services/hub/environment").fieldNames().forEachRemaining(given::add);

    assertThat(given).containsExactlyInAnyOrderElementsOf(needed);
  }

  @Test
  void keepsDataInNamedVolumesAndWatchesEachService() throws IOException {
    compose
        .get("services")
        .properties()
        .forEach(
            service -> {
              String own = service.getValue().at("/volumes/0").asText();
              assertThat(compose.get("volumes").has(own.substring(0, own.indexOf(':')))).isTrue();
              assertThat(service.getKey().equals("hub") || service.getValue().has("healthcheck"))
                  .as("health check of %s", service.getKey())
                  .isTrue();
            });
    assertThat(Path.of("Dockerfile")).content().contains("HEALTHCHECK");
  }

  @Test
  void runsTheHubAsNobodySpecialWithoutTheSandbox() throws IOException {
    assertThat(Path.of("Dockerfile"))
        .content()
        .containsPattern("(?m)^USER [1-9][0-9]*$")
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
