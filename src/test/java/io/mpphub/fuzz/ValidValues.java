package io.mpphub.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.contract.ApiDocument;
import java.util.List;

/**
 * Values that fit a schema of the document: its examples, and what can be put together from them.
 */
final class ValidValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Some of the sandbox's people, and others. */
  private static final List<String> RESIDENTS =
      List.of(
          "3508104101900001",
          "3508101505850002",
          "3508105203880003",
          "3508112207870004",
          "3508100101800012",
          "3508100101800011",
          "3508100101800013",
          "3508100101800014");

  /** An address that can be looked up without a network; it takes nothing. */
  private static final String NOBODY = "http://127.0.0.1:9/hook";

  private static final String NIK_PATTERN = "^[0-9]{16}$";

  private final ApiDocument document;
  private final Dice dice;

  ValidValues(ApiDocument document, Dice dice) {
    this.document = document;
    this.dice = dice;
  }

  JsonNode of(JsonNode schema) {
    JsonNode resolved = document.resolve(schema);
    if (NIK_PATTERN.equals(resolved.path("pattern").textValue())) {
      return TextNode.valueOf(dice.oneOf(RESIDENTS));
    }
    if (resolved.has("enum")) {
      return resolved.path("enum").get(dice.below(resolved.path("enum").size()));
    }
    if ("uri".equals(resolved.path("format").textValue())) {
      return TextNode.valueOf(NOBODY);
    }
    JsonNode example = document.example(resolved);
    if (example != null && (!resolved.has("properties") || !dice.onceIn(3))) {
      return example;
    }
    return made(resolved);
  }

  private JsonNode made(JsonNode schema) {
    String type =
        schema.path("type").isArray()
            ? schema.path("type").get(0).asText()
            : schema.path("type").asText();
    return switch (type) {
      case "object" -> object(schema);
      case "array" -> JSON.arrayNode().add(of(schema.path("items")));
      case "integer", "number" -> JSON.numberNode(schema.path("minimum").asInt(0) + dice.below(50));
      case "boolean" -> JSON.booleanNode(dice.onceIn(2));
      default -> text(schema);
    };
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    List<String> required = new java.util.ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.textValue()));
    schema
        .path("properties")
        .properties()
        .forEach(
            property -> {
              if (required.contains(property.getKey()) || dice.onceIn(2)) {
                object.set(property.getKey(), of(property.getValue()));
              }
            });
    return object;
  }

  private TextNode text(JsonNode schema) {
    return TextNode.valueOf(
        switch (schema.path("format").asText()) {
          case "date" -> "2026-0" + (1 + dice.below(9)) + "-1" + dice.below(9);
          case "date-time" -> "2026-11-24T02:15:30.123Z";
          case "uuid" -> new java.util.UUID(dice.below(99), dice.below(99)).toString();
          default -> "Text " + dice.digits(3);
        });
  }
}
