package io.mpphub.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A name that stands once is a value, a repeated one an array. */
final class Repeats {

  private Repeats() {}

  /**
   * @param value no array
   */
  static void add(ObjectNode object, String name, JsonNode value) {
    JsonNode before = object.get(name);
    if (before == null) {
      object.set(name, value);
    } else if (before instanceof ArrayNode values) {
      values.add(value);
    } else {
      object.putArray(name).add(before).add(value);
    }
  }
}
