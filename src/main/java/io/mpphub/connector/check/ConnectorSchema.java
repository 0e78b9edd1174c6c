package io.mpphub.connector.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.YamlDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks a connector file's shape against {@code connectors/connector.schema.json}. */
public class ConnectorSchema {

  /** Meaning of patterns, in words. */
  private static final Map<String, String> RULES =
      Map.of(
          "duration", "must be a duration such as 500ms, 10s, 5m or 1h",
          "mapping", "must be the name of a .jslt file in mappings/",
          "path", "must be a path that starts with / and has neither blanks nor a query");

  private final JsonSchema schema;

  /**
   * @param file connector.schema.json
   * @throws UncheckedIOException when the file can't be read
   */
  public ConnectorSchema(Path file) {
    try {
      JsonNode text = ConnectorJson.MAPPER.readTree(Files.readString(file));
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(
                  text,
                  SchemaValidatorsConfig.builder()
                      .pathType(PathType.JSON_POINTER)
                      .locale(Locale.ENGLISH)
                      .discriminatorKeywordEnabled(false)
                      .formatAssertionsEnabled(true)
                      .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds a problem for each fault.
   *
   * @return where the faults are: those parts must not be used
   */
  Set<JsonPointer> check(YamlDocument document, List<FileProblem> problems) {
    Set<JsonPointer> faulty = new HashSet<>();
    for (ValidationMessage message : schema.validate(document.root())) {
      JsonPointer at = JsonPointer.compile(message.getInstanceLocation().toString());
      String property = message.getProperty();
      if (message.getType().equals("additionalProperties")) {
        at = at.appendProperty(property);
        problems.add(document.problem(at, "is not a known key here"));
        faulty.add(at);
      } else if (message.getType().equals("required")) {
        problems.add(document.problem(at, "lacks the key '" + property + "'"));
      } else {
        problems.add(document.problem(at, fault(message, document.root().at(at))));
        faulty.add(at);
      }
    }
    return faulty;
  }

  private static String fault(ValidationMessage message, JsonNode value) {
    if (message.getType().equals("false")) {
      return "is not a key of this protocol";
    }
    String rule = message.getMessage().replaceFirst("^[^:]*: ", "");
    String place = message.getSchemaLocation().toString();
    if (place.contains("/$defs/secret")) {
      return "must be a reference such as {{NAME}}, never the secret itself";
    }
    rule =
        RULES.entrySet().stream()
            .filter(known -> place.contains("/$defs/" + known.getKey() + "/"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(rule);
    return value.isValueNode() ? rule + ", but was " + value.asText() : rule;
  }
}
