package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.problem.Language;
import io.mpphub.problem.Sentences;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the catalogue says, in the languages of front ends: {@code routes/services/indonesian.yaml}
 * has the Indonesian by the English of the routes and schemas. What is not in it stays English.
 */
@Component
class ServiceWords {

  private static final List<String> SAID = List.of("title", "description");

  private final Sentences indonesian;

  ServiceWords(@Value("${hub.home}") String home) throws IOException {
    Path file = Path.of(home, "routes/services/indonesian.yaml");
    try (InputStream text = Files.exists(file) ? Files.newInputStream(file) : null) {
      indonesian = Sentences.read(text);
    }
  }

  /** Null for null. */
  String in(Language language, String english) {
    return language == Language.ENGLISH || english == null
        ? english
        : indonesian.of(english).orElse(english);
  }

  /** A schema with its titles and descriptions in a language. */
  JsonNode in(Language language, JsonNode schema) {
    return language == Language.ENGLISH ? schema : translated(schema.deepCopy());
  }

  private JsonNode translated(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      for (String member : SAID) {
        if (object.path(member).isTextual()) {
          object.put(member, in(Language.INDONESIAN, object.get(member).textValue()));
        }
      }
    }
    schema.forEach(this::translated);
    return schema;
  }
}
