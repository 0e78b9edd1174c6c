package io.mpphub.service;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.folder.FileKind;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.InvalidFileException;
import io.mpphub.folder.YamlDocument;
import io.mpphub.problem.Language;
import io.mpphub.problem.Sentences;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Texts of the catalogue, in the languages of front ends: {@code routes/services/indonesian.yaml}
 * has the Indonesian by the English of the routes and schemas. Other texts stay English.
 */
@Component
class ServiceWords implements FileKind {

  private static final List<String> SAID = List.of("title", "description");

  private static final String FILE = "services/indonesian.yaml";

  private volatile Sentences indonesian = Sentences.read(null);

  @Override
  public boolean holds(String name) {
    return name.equals(FILE);
  }

  @Override
  public void take(String name, String text) throws InvalidFileException {
    YamlDocument document = YamlDocument.parse(InvalidFileException.path(name), text);
    List<FileProblem> faults = new ArrayList<>(document.problems());
    document
        .root()
        .properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isTextual()) {
                faults.add(
                    document.problem(
                        JsonPointer.empty().appendProperty(entry.getKey()), "must be a text"));
              }
            });
    if (faults.isEmpty() && !document.root().isObject()) {
      faults.add(document.problem(JsonPointer.empty(), "must be a mapping of texts to texts"));
    }
    if (!faults.isEmpty()) {
      throw new InvalidFileException(faults);
    }
    indonesian = Sentences.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void drop(String name) {
    indonesian = Sentences.read(null);
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
