package io.mpphub.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.mpphub.problem.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceWordsTest {

  private static final Path SERVICES = Path.of("routes/services");
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void whateverTheCatalogueSaysIsTranslatedAndNothingElse() throws IOException {
    Set<String> said = new TreeSet<>();
    try (Stream<Path> files = Files.list(SERVICES)) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith(".camel.yaml")) {
          YAML.readTree(file.toFile()).forEach(entry -> addRoute(entry.path("route"), said));
        } else if (file.toString().endsWith(".schema.json")) {
          addSchema(YAML.readTree(file.toFile()), said);
        }
      }
    }
    Set<String> translated = new TreeSet<>();
    YAML.readTree(SERVICES.resolve("indonesian.yaml").toFile())
        .fieldNames()
        .forEachRemaining(translated::add);

    assertThat(translated).isEqualTo(said);
  }

  @Test
  void translatesASchemaButNotTheNamesInIt() throws Exception {
    ServiceWords words = new ServiceWords();
    String name = "services/indonesian.yaml";
    words.take(name, Files.readString(Path.of("routes", name)));
    JsonNode schema =
        new ObjectMapper().readTree(SERVICES.resolve("practice-licence.schema.json").toFile());

    JsonNode indonesian = words.in(Language.INDONESIAN, schema);

    assertThat(indonesian.at("/properties/facility/title").asText()).isEqualTo("Tempat praktik");
    assertThat(indonesian.at("/required")).isEqualTo(schema.at("/required"));
    assertThat(words.in(Language.ENGLISH, schema)).isSameAs(schema);
  }

  /** What agencies' systems answer reaches residents too. */
  @Test
  void everyReasonOfAConnectorIsTranslated() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("connectors")).filter(Files::isDirectory)) {
      assertThat(folders)
          .allSatisfy(
              folder -> {
                JsonNode connector = read(folder.resolve("connector.yaml"));
                Set<String> translated = new TreeSet<>();
                connector.path("indonesian").fieldNames().forEachRemaining(translated::add);
                Set<String> said = new TreeSet<>(connector.findValuesAsText("reason"));
                connector.path("reasons").forEach(sentence -> said.add(sentence.asText()));
                assertThat(translated).isEqualTo(said);
              });
    }
  }

  private static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addRoute(JsonNode route, Set<String> said) {
    if (route.path("id").asText().startsWith("service.")) {
      said.add(route.path("description").asText());
      said.add(route.path("note").asText());
    }
  }

  private static void addSchema(JsonNode schema, Set<String> said) {
    for (String member : new String[] {"title", "description"}) {
      if (schema.path(member).isTextual()) {
        said.add(schema.get(member).textValue());
      }
    }
    schema.forEach(part -> addSchema(part, said));
  }
}
