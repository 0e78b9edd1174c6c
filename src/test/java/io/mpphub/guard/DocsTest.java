package io.mpphub.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents say is what the project has. */
class DocsTest {

  private static final Path REFERENCE = Path.of("docs/connector-reference.md");
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#|mailto:)([^)#\\s]+)");
  private static final Pattern MACHINE =
      Pattern.compile("/root/|/home/|/tmp/", Pattern.CASE_INSENSITIVE);

  @Test
  void describesTheConnectorFileAsItsSchemaDoes() throws IOException {
    String current =
        ConnectorReference.of(
            new JsonMapper().readTree(Path.of("connectors/connector.schema.json").toFile()));
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(REFERENCE, current);
    }

    assertThat(REFERENCE).hasContent(current);
  }

  @Test
  void describesEveryKeyOfTheConnectorFile() throws IOException {
    String page = Files.readString(REFERENCE);
    JsonNode schema =
        new JsonMapper().readTree(Path.of("connectors/connector.schema.json").toFile());

    for (JsonNode properties : schema.findValues("properties")) {
      for (var property : properties.properties()) {
        String description = property.getValue().path("description").asText();
        if (!description.isEmpty()) {
          assertThat(page)
              .as(property.getKey())
              .containsPattern("`([\\w-]+\\.)*" + Pattern.quote(property.getKey()) + "` \\|")
              .contains(description.replace("|", "\\|").replace("<", "&lt;"));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksToFilesThatExist(Path document) throws IOException {
    Matcher links = LINK.matcher(Files.readString(document));
    Path folder = document.toAbsolutePath().getParent();

    assertThat(links.results().map(link -> folder.resolve(link.group(1)).normalize()))
        .allSatisfy(target -> assertThat(target).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void namesNoPlaceOnOneMachine(Path document) throws IOException {
    assertThat(Files.readString(document)).doesNotContainPattern(MACHINE);
  }

  static Stream<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String folder : List.of("", "docs")) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder), "*.md")) {
        files.forEach(documents::add);
      }
    }
    return documents.stream().sorted();
  }
}
