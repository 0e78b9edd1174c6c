package io.mpphub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The OpenAPI document as a front end reads it. */
public final class ApiDocument {

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "options", "head", "patch");

  private final JsonNode document;

  ApiDocument(JsonNode document) {
    this.document = document;
  }

  /** The contract that the hub serves. */
  public static ApiDocument load() {
    try (InputStream yaml = ApiDocument.class.getResourceAsStream("/openapi/mpp-hub.yaml")) {
      return new ApiDocument(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All operations, in the order of the document. */
  public List<ApiOperation> operations() {
    String prefix = document.at("/servers/0/url").textValue();
    return document.path("paths").properties().stream()
        .flatMap(path -> operations(prefix + path.getKey(), path.getValue()))
        .toList();
  }

  private Stream<ApiOperation> operations(String path, JsonNode methods) {
    return methods.properties().stream()
        .filter(method -> METHODS.contains(method.getKey()))
        .map(
            method ->
                new ApiOperation(
                    this, method.getKey().toUpperCase(Locale.ROOT), path, method.getValue()));
  }

  /** What a reference leads to; anything else as it is. */
  public JsonNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? resolve(document.at(reference.textValue().substring(1))) : node;
  }

  /** The example of a schema that stands under its own name. */
  public JsonNode example(String schema) {
    return example(document.at("/components/schemas/" + schema));
  }

  /** A value that the schema itself names; null when it names none. */
  public JsonNode example(JsonNode schema) {
    JsonNode resolved = resolve(schema);
    for (String place : List.of("/examples/0", "/const", "/enum/0")) {
      if (!resolved.at(place).isMissingNode()) {
        return resolved.at(place).deepCopy();
      }
    }
    return null;
  }
}
