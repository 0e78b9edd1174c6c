package io.mpphub.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** Single values as text. */
final class Scalars {

  private Scalars() {}

  /** Numbers in full, never with an exponent. */
  static String text(JsonNode scalar) {
    return scalar.isFloatingPointNumber() ? scalar.decimalValue().toPlainString() : scalar.asText();
  }
}
