package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.schibsted.spt.data.jslt.Function;

/**
 * {@code list(v)}: an array of objects. Many systems write one row as an object, and none as
 * nothing; anything else is no list of rows.
 */
final class Rows implements Function {

  @Override
  public String getName() {
    return "list";
  }

  @Override
  public int getMinArguments() {
    return 1;
  }

  @Override
  public int getMaxArguments() {
    return 1;
  }

  @Override
  public JsonNode call(JsonNode input, JsonNode[] arguments) {
    JsonNode value = arguments[0];
    if (value instanceof Unreadable) {
      return value;
    }
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
