package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code rupiah(v)}: in text a dot may part groups of digits, in a JSON number it never does. */
final class Rupiah extends MarkedFunction {

  private final HubFunctions.Reading written = HubFunctions.Reading.of("rupiah", Numbers::rupiah);

  Rupiah() {
    super("rupiah", 1);
  }

  @Override
  JsonNode of(JsonNode value, JsonNode[] arguments) {
    if (!value.isNumber() || !Numbers.isBounded(value)) {
      return written.call(value, arguments);
    }
    try {
      return Numbers.rupiah(value.decimalValue());
    } catch (NumberFormatException e) {
      return new Unreadable(getName());
    }
  }
}
