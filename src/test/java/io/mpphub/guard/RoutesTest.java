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
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes say where and in what order, within limits that keep them readable. */
class RoutesTest {

  private static final Path ROUTES = Path.of("routes");
  private static final int MOST_STEPS = 10;

  /** Steps that only hold other steps. */
  private static final Set<String> FRAMES =
      Set.of("filter", "doTry", "choice", "loop", "policy", "split", "multicast");

  private static final Set<String> LANGUAGES =
      Set.of(
          "groovy",
          "js",
          "joor",
          "java",
          "python",
          "mvel",
          "ognl",
          "spel",
          "jq",
          "xpath",
          "datasonnet");

  private static final JsonSchema DSL = dsl();

  @ParameterizedTest
  @MethodSource("files")
  void followsTheSchemaOfTheLanguage(Path file) throws IOException {
    assertThat(DSL.validate(read(file)))
        .filteredOn(message -> !isParameter(message))
        .map(ValidationMessage::getMessage)
        .isEmpty();
  }

  /** A template's parameter is a text wherever it stands; what it becomes, the schema can't see. */
  private static boolean isParameter(ValidationMessage message) {
    return message.getType().equals("type")
        && message.getInstanceNode().asText().matches("\\{\\{\\w+}}");
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadByCamel(Path file) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      PluginHelper.getRoutesLoader(camel)
          .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file));

      assertThat(
              camel.getRouteDefinitions().size()
                  + camel.getRouteTemplateDefinitions().size()
                  + camel.getRouteConfigurationDefinitions().size())
          .isPositive();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void describesEachRouteAndSaysWhatHappensToItsErrors(Path file) throws IOException {
    for (JsonNode route : routes(file)) {
      String id = route.path("id").asText();
      assertThat(route.path("description").asText()).as("description of %s", id).isNotBlank();
      assertThat(route.has("routeConfigurationId") || route.has("errorHandler"))
          .as("%s names a route configuration or an error handler", id)
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void keepsARouteShort(Path file) throws IOException {
    for (JsonNode route : routes(file)) {
      assertThat(steps(route).stream().filter(step -> !FRAMES.contains(step)))
          .as("steps of %s", route.path("id").asText())
          .hasSizeLessThanOrEqualTo(MOST_STEPS);
    }
  }

  /** Jackson's own search for a member doesn't go on below one that it has found. */
  @Test
  void countsTheStepsWithinOthers() throws IOException {
    JsonNode route =
        new YAMLMapper()
            .readTree(
                """
                from:
                  uri: direct:one
                  steps:
                    - doTry:
                        steps:
                          - loop: {steps: [{bean: {}}, {filter: {steps: [{log: a}]}}]}
                        doCatch: [{steps: [{to: a}]}]
                        doFinally: {steps: [{to: b}]}
                    - choice:
                        when: [{steps: [{toD: a}]}]
                        otherwise: {steps: [{marshal: {}}]}
                """);

    assertThat(steps(route))
        .filteredOn(step -> !FRAMES.contains(step))
        .containsExactlyInAnyOrder("bean", "log", "to", "to", "toD", "marshal");
  }

  @ParameterizedTest
  @MethodSource("files")
  void writesNoProgramsInRoutes(Path file) throws IOException {
    for (JsonNode route : routes(file)) {
      for (String language : LANGUAGES) {
        assertThat(route.findValues(language)).as("%s in %s", language, file).isEmpty();
      }
      for (JsonNode choice : route.findValues("choice")) {
        assertThat(choice.findValues("choice")).as("choice in a choice in %s", file).isEmpty();
      }
    }
  }

  @Test
  void givesEachRouteAnIdOfItsOwn() throws IOException {
    List<String> ids = new ArrayList<>();
    for (Path file : files().toList()) {
      for (JsonNode entry : read(file)) {
        // A configuration without an id is the default for routes that name none.
        if (!entry.has("routeConfiguration") || entry.get("routeConfiguration").has("id")) {
          entry.forEach(definition -> ids.add(definition.path("id").asText()));
        }
      }
    }

    assertThat(ids).isNotEmpty().doesNotContain("").doesNotHaveDuplicates();
  }

  @Test
  void givesEachServiceThatTakesApplicationsARouteAndASchemaOfItsName() throws IOException {
    try (Stream<Path> schemas = Files.list(ROUTES.resolve("services"))) {
      for (Path schema : schemas.filter(f -> f.toString().endsWith(".schema.json")).toList()) {
        String service = schema.getFileName().toString().replace(".schema.json", "");
        Path file = schema.resolveSibling(service + ".camel.yaml");
        assertThat(routes(file))
            .as("the route of %s", service)
            .filteredOn(route -> route.path("id").asText().equals("service." + service))
            .singleElement()
            .extracting(route -> route.at("/from/uri").asText())
            .isEqualTo("direct:" + service);
      }
    }
  }

  static Stream<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(ROUTES)) {
      return all.filter(file -> file.toString().endsWith(".camel.yaml")).sorted().toList().stream();
    }
  }

  private static List<JsonNode> routes(Path file) throws IOException {
    List<JsonNode> routes = new ArrayList<>();
    for (JsonNode entry : read(file)) {
      if (entry.has("route")) {
        routes.add(entry.get("route"));
      } else if (entry.has("routeTemplate")) {
        JsonNode template = entry.get("routeTemplate");
        routes.add(((ObjectNode) template.get("route")).put("id", template.path("id").asText()));
      }
    }
    return routes;
  }

  /** The names of all steps below a node, however deep. */
  private static List<String> steps(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.path("steps").forEach(step -> step.fieldNames().forEachRemaining(names::add));
    node.forEach(below -> names.addAll(steps(below)));
    return names;
  }

  private static JsonNode read(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }

  private static JsonSchema dsl() {
    try (InputStream schema =
        RoutesTest.class.getResourceAsStream("/schema/camelYamlDsl-canonical.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V4)
          .getSchema(new JsonMapper().readTree(schema));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
