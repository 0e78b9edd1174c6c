package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;

/**
 * {@code day(v)} and {@code day(v, first)}: a day, which is none where it lies before the first,
 * such as a licence that ends before it was given. Where the first is nothing, every day will do.
 *
 * @param day reads one
 */
record Since(Function day) implements Function {

  @Override
  public String getName() {
    return day.getName();
  }

  @Override
  public int getMinArguments() {
    return 1;
  }

  @Override
  public int getMaxArguments() {
    return 2;
  }

  @Override
  public JsonNode call(JsonNode input, JsonNode[] arguments) {
    JsonNode read = day.call(input, new JsonNode[] {arguments[0]});
    if (arguments.length == 1 || isMarkOrNothing(read)) {
      return read;
    }
    JsonNode first = day.call(input, new JsonNode[] {arguments[1]});
    if (isMarkOrNothing(first)) {
      return first instanceof Unreadable ? first : read;
    }
    // ISO days are in the order of their texts.
    return read.textValue().compareTo(first.textValue()) < 0 ? new Unreadable(getName()) : read;
  }

  private static boolean isMarkOrNothing(JsonNode value) {
    return value instanceof Unreadable || value.isNull();
  }
}
