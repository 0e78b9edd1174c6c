package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;

/** A function that hands on what was unreadable before it: the first who found that is named. */
abstract class MarkedFunction implements Function {

  private final String name;
  private final int arguments;

  /**
   * @param arguments number that it takes, the value first
   */
  MarkedFunction(String name, int arguments) {
    this.name = name;
    this.arguments = arguments;
  }

  @Override
  public final String getName() {
    return name;
  }

  @Override
  public final int getMinArguments() {
    return arguments;
  }

  @Override
  public final int getMaxArguments() {
    return arguments;
  }

  @Override
  public final JsonNode call(JsonNode input, JsonNode[] arguments) {
    return arguments[0] instanceof Unreadable ? arguments[0] : of(arguments[0], arguments);
  }

  /**
   * @param value the first argument, readable
   */
  abstract JsonNode of(JsonNode value, JsonNode[] arguments);
}
