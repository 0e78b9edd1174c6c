package io.mpphub.canonical.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Numbers such as 3.0, which some systems write for 3. */
final class Whole {

  /** Beyond this no record has a whole number. */
  private static final int MOST_DIGITS = 40;

  private Whole() {}

  /** Returns the value with whole numbers in place of fractions that are zero. */
  static JsonNode numbers(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object.properties().forEach(member -> copy.set(member.getKey(), numbers(member.getValue())));
      return copy;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(numbers(item)));
      return copy;
    }
    return value.isFloatingPointNumber() ? number(value) : value;
  }

  private static JsonNode number(JsonNode value) {
    if (!Double.isFinite(value.doubleValue())) {
      return value;
    }
    BigDecimal exact = value.decimalValue().stripTrailingZeros();
    return exact.scale() <= 0 && exact.precision() - exact.scale() <= MOST_DIGITS
        ? BigIntegerNode.valueOf(exact.toBigInteger())
        : value;
  }
}
