package io.mpphub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An operation of the OpenAPI document.
 *
 * @param path as it is sent, with the server's prefix and with places such as {@code {nik}}
 * @param described what the document says of it
 */
public record ApiOperation(ApiDocument document, String method, String path, JsonNode described) {

  private static final String JSON = "application/json";

  /**
   * @param in {@code path}, {@code query} or {@code header}
   * @param schema resolved
   */
  public record Parameter(String name, String in, boolean required, JsonNode schema) {}

  public String id() {
    return described.path("operationId").textValue();
  }

  /** What its caller must have. */
  public String scope() {
    return described.at("/security/0/apiKey/0").textValue();
  }

  public List<Parameter> parameters() {
    return stream(described.path("parameters"))
        .map(document::resolve)
        .map(
            p ->
                new Parameter(
                    p.path("name").textValue(),
                    p.path("in").textValue(),
                    p.path("required").asBoolean(),
                    document.resolve(p.path("schema"))))
        .toList();
  }

  public Optional<Parameter> parameter(String name) {
    return parameters().stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /** Of the request's body; empty when it reads none. */
  public Optional<String> mediaType() {
    return request().properties().stream().findFirst().map(Map.Entry::getKey);
  }

  public boolean takesJson() {
    return mediaType().filter(JSON::equals).isPresent();
  }

  /** The schema of a JSON body, resolved; a missing node when it reads none. */
  public JsonNode body() {
    return document.resolve(request().path(JSON).path("schema"));
  }

  private JsonNode request() {
    return document.resolve(described.path("requestBody")).path("content");
  }

  /** The documented ones, but for what nobody foresees. */
  public Set<String> statuses() {
    return described.path("responses").properties().stream()
        .map(Map.Entry::getKey)
        .filter(status -> !status.equals("default"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The codes that an answer may have, empty when it is no problem. */
  public List<String> codes(String status) {
    JsonNode response = document.resolve(described.path("responses").path(status));
    return stream(response.path("x-problem-codes")).map(JsonNode::textValue).toList();
  }

  /** The media types of its successes. */
  public Set<String> answers() {
    return described.path("responses").properties().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .map(response -> document.resolve(response.getValue()).path("content"))
        .flatMap(content -> content.properties().stream())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  @Override
  public String toString() {
    return id();
  }
}
