package io.mpphub.connector;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An answer with one thing spoilt.
 *
 * @param at the place; empty for the whole
 * @param body null for one that isn't JSON
 */
record AnswerMutation(JsonPointer at, Kind kind, JsonNode body) {

  static final String WORDS = "zz zz";
  static final int NUMBER = 987;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What is done to a value. */
  enum Kind {
    REMOVED,
    NULL,
    BLANK,
    DASH,
    WORDS,
    NUMBER,
    TRUE,
    EMPTY_ARRAY,
    EMPTY_OBJECT,
    IN_ARRAY,
    IN_OBJECT,
    /** Digits that were text, or the other way round. */
    DIGITS,
    /** Another member beside the only one. */
    SECOND_ROOT;

    /** Nothing is meant there. */
    boolean isNothing() {
      return this == REMOVED || this == NULL || this == BLANK || this == DASH;
    }
  }

  /** Every value of the body spoilt in every way, and the body as a whole. */
  static List<AnswerMutation> of(JsonNode body) {
    List<AnswerMutation> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      JsonNode spoilt = kind == Kind.SECOND_ROOT ? second(body) : spoilt(kind, body);
      if (kind != Kind.REMOVED && spoilt != null) {
        all.add(new AnswerMutation(JsonPointer.empty(), kind, spoilt));
      }
    }
    walk(body, JsonPointer.empty(), body, all);
    return all;
  }

  private static void walk(
      JsonNode node, JsonPointer at, JsonNode whole, List<AnswerMutation> all) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      spoil(member.getValue(), at.appendProperty(member.getKey()), whole, all);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      spoil(node.get(i), at.appendIndex(i), whole, all);
    }
  }

  private static void spoil(
      JsonNode value, JsonPointer at, JsonNode whole, List<AnswerMutation> all) {
    for (Kind kind : Kind.values()) {
      JsonNode spoilt = spoilt(kind, value);
      if (kind == Kind.REMOVED || spoilt != null && !spoilt.equals(value)) {
        JsonNode copy = whole.deepCopy();
        put(copy, at, spoilt);
        all.add(new AnswerMutation(at, kind, copy));
      }
    }
    walk(value, at, whole, all);
  }

  private static void put(JsonNode whole, JsonPointer at, JsonNode value) {
    JsonNode parent = whole.at(at.head());
    JsonPointer last = at.last();
    if (parent instanceof ArrayNode array) {
      if (value == null) {
        array.remove(last.getMatchingIndex());
      } else {
        array.set(last.getMatchingIndex(), value);
      }
    } else if (value == null) {
      ((ObjectNode) parent).remove(last.getMatchingProperty());
    } else {
      ((ObjectNode) parent).set(last.getMatchingProperty(), value);
    }
  }

  /** Null where there is no such thing. */
  private static JsonNode spoilt(Kind kind, JsonNode value) {
    return switch (kind) {
      case REMOVED, SECOND_ROOT -> null;
      case NULL -> JSON.nullNode();
      case BLANK -> JSON.textNode(" ");
      case DASH -> JSON.textNode("-");
      case WORDS -> JSON.textNode(WORDS);
      case NUMBER -> JSON.numberNode(NUMBER);
      case TRUE -> JSON.booleanNode(true);
      case EMPTY_ARRAY -> JSON.arrayNode();
      case EMPTY_OBJECT -> JSON.objectNode();
      case IN_ARRAY -> JSON.arrayNode().add(value);
      case IN_OBJECT -> JSON.objectNode().set("zz", value);
      case DIGITS -> digits(value);
    };
  }

  private static JsonNode digits(JsonNode value) {
    if (value.isIntegralNumber()) {
      return JSON.textNode(value.asText());
    }
    return value.isTextual() && value.textValue().matches("[1-9][0-9]*")
        ? BigIntegerNode.valueOf(new BigInteger(value.textValue()))
        : null;
  }

  private static JsonNode second(JsonNode body) {
    return body instanceof ObjectNode object && object.size() == 1
        ? object.deepCopy().set("zz", JSON.objectNode())
        : null;
  }
}
