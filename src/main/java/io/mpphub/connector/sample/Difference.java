package io.mpphub.connector.sample;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One difference between a sample's expectation and the connector's result.
 *
 * @param expected missing when the sample has nothing there
 * @param made missing when the connector makes nothing there
 */
record Difference(JsonPointer at, JsonNode expected, JsonNode made) {

  /** All differences; an empty object or array is the same as none, 1 the same as 1.0. */
  static List<Difference> between(JsonNode expected, JsonNode made) {
    List<Difference> differences = new ArrayList<>();
    collect(JsonPointer.empty(), expected, made, differences);
    return differences;
  }

  private static void collect(
      JsonPointer at, JsonNode expected, JsonNode made, List<Difference> differences) {
    if (expected.isObject() && made.isObject()) {
      Set<String> names = new LinkedHashSet<>();
      expected.fieldNames().forEachRemaining(names::add);
      made.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        collect(at.appendProperty(name), expected.path(name), made.path(name), differences);
      }
    } else if (expected.isArray() && made.isArray()) {
      for (int i = 0; i < Math.max(expected.size(), made.size()); i++) {
        collect(at.appendIndex(i), expected.path(i), made.path(i), differences);
      }
    } else if (!same(expected, made)) {
      differences.add(new Difference(at, expected, made));
    }
  }

  private static boolean same(JsonNode expected, JsonNode made) {
    if (expected.isNumber() && made.isNumber()) {
      return expected.decimalValue().compareTo(made.decimalValue()) == 0;
    }
    return expected.equals(made) || (isNothing(expected) && isNothing(made));
  }

  private static boolean isNothing(JsonNode node) {
    return node.isMissingNode() || (node.isContainerNode() && node.isEmpty());
  }

  boolean isAt(String pointer) {
    return at.toString().equals(pointer);
  }

  /** The top-level member that it is in, empty for the whole. */
  String part() {
    return at.matches() ? "" : at.getMatchingProperty();
  }

  String describe() {
    return "should be " + text(expected) + ", but the connector makes " + text(made);
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "nothing" : node.toString();
  }
}
