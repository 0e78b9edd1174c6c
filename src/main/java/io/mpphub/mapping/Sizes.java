package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures what a mapping puts together: a text that is added to itself thirty times fills the
 * memory in thirty steps. Each operand of a {@code +} becomes an argument of a function that counts
 * its size, which also keeps JSLT from adding literals up while it compiles.
 */
final class Sizes {

  static final String NAME = "hub-size";

  /**
   * What is added, with its line; and JSLT's own functions that put together what they are given.
   */
  static final List<Function> ALL =
      Stream.concat(
              Stream.of(
                  new Measured(
                      NAME,
                      2,
                      arguments -> {
                        Turns.putTogether(shallow(arguments[0]), arguments[1].intValue());
                        return arguments[0];
                      })),
              Stream.of("join", "flatten", "to-json", "string")
                  .map(BuiltinFunctions.functions::get)
                  .map(
                      own ->
                          new Measured(
                              own.getName(),
                              own.getMinArguments(),
                              arguments -> {
                                for (JsonNode argument : arguments) {
                                  measure(argument);
                                }
                                return own.call(null, arguments);
                              })))
          .map(Function.class::cast)
          .toList();

  private Sizes() {}

  private interface Body {
    JsonNode call(JsonNode... arguments);
  }

  private record Measured(String getName, int arguments, Body body) implements Function {

    @Override
    public int getMinArguments() {
      return arguments;
    }

    @Override
    public int getMaxArguments() {
      return arguments;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] given) {
      return body.call(given);
    }
  }

  private static int shallow(JsonNode value) {
    if (value instanceof Unreadable) {
      return 1; // Any look at it ends the mapping.
    }
    return 1 + (value.isTextual() ? value.textValue().length() : value.size());
  }

  /** Counts all that is in a value, as often as it is there. */
  static JsonNode measure(JsonNode value) {
    Turns.putTogether(shallow(value), 0);
    value.forEach(Sizes::measure);
    return value;
  }
}
