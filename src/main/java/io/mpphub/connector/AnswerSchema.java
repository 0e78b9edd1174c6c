package io.mpphub.connector;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JSON Schemas (2020-12) of agencies' answers. */
public final class AnswerSchema {

  private static final JsonSchema META_SCHEMA = metaSchema();

  private AnswerSchema() {}

  /**
   * @throws UncheckedIOException when the file can't be read
   */
  public static JsonSchema read(Path file) {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(
              ConnectorJson.MAPPER.readTree(Files.readString(file)),
              SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the reason for which a file is not a JSON Schema, null when it is one. */
  static String fault(Path file) {
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
