package io.mpphub.connector;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.regex.RegularExpression;
import io.mpphub.mapping.CountedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** JSON Schemas (2020-12) of agencies' answers, and of the events that their messages become. */
public final class AnswerSchema {

  private static final JsonSchema META_SCHEMA = metaSchema();

  private AnswerSchema() {}

  /**
   * @throws UncheckedIOException when the file can't be read
   */
  public static JsonSchema read(Path file) {
    try (InputStream text = Files.newInputStream(file)) {
      return schema(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The shape of a canonical event.
   *
   * @param event a connector file's {@code emits}
   */
  public static JsonSchema ofEvent(String event) {
    try (InputStream text =
        AnswerSchema.class.getResourceAsStream("events/" + event + ".schema.json")) {
      return schema(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonSchema schema(InputStream text) throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(
            ConnectorJson.MAPPER.readTree(text),
            SchemaValidatorsConfig.builder()
                .pathType(PathType.JSON_POINTER)
                .regularExpressionFactory(AnswerSchema::bounded)
                .build());
  }

  private static RegularExpression bounded(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return text -> CountedText.finds(pattern, text);
  }

  /** Returns the reason for which a file is not a JSON Schema, null when it is one. */
  public static String fault(Path file) {
    try {
      return META_SCHEMA.validate(ConnectorJson.MAPPER.readTree(Files.readString(file))).stream()
          .findFirst()
          .map(message -> "is not JSON Schema 2020-12: " + message.getMessage())
          .orElse(null);
    } catch (IOException e) {
      return "is not JSON";
    }
  }

  private static JsonSchema metaSchema() {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(java.net.URI.create("https://json-schema.org/draft/2020-12/schema"));
  }
}
