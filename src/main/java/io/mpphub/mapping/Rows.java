package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * {@code list(v)}: an array of objects. Many systems write one row as an object, and none as
 * nothing; anything else is no list of rows.
 */
final class Rows extends MarkedFunction {

  Rows() {
    super("list", 1);
  }

  @Override
  JsonNode of(JsonNode value, JsonNode[] arguments) {
    if (value.isNull() || value.isMissingNode()) {
      return JsonNodeFactory.instance.arrayNode();
    }
    if (value.isObject()) {
      return JsonNodeFactory.instance.arrayNode().add(value);
    }
    if (!value.isArray()) {
      return new Unreadable(getName());
    }
    for (JsonNode row : value) {
      if (!row.isObject()) {
        return new Unreadable(getName());
      }
    }
    return value;
  }
}
