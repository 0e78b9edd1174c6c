package io.mpphub.cli.record;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiFunction;

/** Goes through the values of a JSON document. */
final class JsonLeaves {

  private JsonLeaves() {}

  /** A copy with other values. */
  static JsonNode replaced(JsonNode document, BiFunction<JsonPointer, JsonNode, JsonNode> value) {
    return replaced(JsonPointer.empty(), document, value);
  }

  private static JsonNode replaced(
      JsonPointer at, JsonNode node, BiFunction<JsonPointer, JsonNode, JsonNode> value) {
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      node.properties()
          .forEach(
              member ->
                  copy.set(
                      member.getKey(),
                      replaced(at.appendProperty(member.getKey()), member.getValue(), value)));
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> copy.add(replaced(at.appendIndex(copy.size()), item, value)));
      return copy;
    }
    return value.apply(at, node);
  }
}
