package io.mpphub.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.contract.ApiOperation;
import io.mpphub.contract.ApiOperation.Parameter;
import io.mpphub.contract.RawRequest;
import java.net.URLEncoder;
import java.util.Map;

/** Requests that an operation should take: with the document's examples, or what a recipe says. */
final class Calls {

  static final String BODY = "body";

  private final Map<String, Recipe> recipes;
  private final Fixtures fixtures;

  Calls(Map<String, Recipe> recipes, Fixtures fixtures) {
    this.recipes = recipes;
    this.fixtures = fixtures;
  }

  Recipe recipe(ApiOperation operation) {
    return recipes.getOrDefault(operation.id(), Recipe.none());
  }

  /** A request that should succeed. */
  RawRequest usual(ApiOperation operation) {
    return request(operation, null);
  }

  /**
   * @param special what the request has besides, by the names of parameters; null for nothing
   */
  RawRequest request(ApiOperation operation, JsonNode special) {
    ObjectNode values = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    if (recipe(operation).usual() instanceof ObjectNode usual) {
      values.setAll(usual);
    }
    if (special instanceof ObjectNode more) {
      values.setAll(more);
    }
    return write(operation, fixtures.fill(values));
  }

  private static RawRequest write(ApiOperation operation, JsonNode values) {
    RawRequest request =
        RawRequest.of(operation.method(), target(operation, values))
            .with("X-Api-Key", Clients.ALL)
            .with("Accept-Language", "en");
    for (Parameter parameter : operation.parameters()) {
      if (parameter.in().equals("header") && values.has(parameter.name())) {
        request = request.replacing(parameter.name(), values.get(parameter.name()).asText());
      }
    }
    if (operation.mediaType().isEmpty()) {
      return request;
    }
    JsonNode body =
        values.has(BODY) ? values.get(BODY) : operation.document().example(operation.body());
    String type = values.path("Content-Type").asText(operation.mediaType().get());
    return request
        .with("Content-Type", type)
        .withBody((body.isTextual() ? body.textValue() : body.toString()).getBytes(UTF_8));
  }

  private static String target(ApiOperation operation, JsonNode values) {
    String path = operation.path();
    String query = "";
    for (Parameter parameter : operation.parameters()) {
      JsonNode value = values.get(parameter.name());
      if (value == null && parameter.required()) {
        value = operation.document().example(parameter.schema());
      }
      if (value != null && parameter.in().equals("path")) {
        path = path.replace("{" + parameter.name() + "}", encoded(value));
      } else if (value != null && parameter.in().equals("query")) {
        query += (query.isEmpty() ? "?" : "&") + parameter.name() + "=" + encoded(value);
      }
    }
    return path + query;
  }

  private static String encoded(JsonNode value) {
    return URLEncoder.encode(value.asText(), UTF_8).replace("+", "%20");
  }
}
