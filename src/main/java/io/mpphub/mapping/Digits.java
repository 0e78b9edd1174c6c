package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * {@code digits(v, width)}: a code of this number of digits. Many systems keep it as a number and
 * lose the zeros before it; more digits, a sign or anything else is no such code.
 */
final class Digits extends MarkedFunction {

  Digits() {
    super("digits", 2);
  }

  @Override
  JsonNode of(JsonNode value, JsonNode[] arguments) {
    if (value.isNull() || value.isMissingNode()) {
      return NullNode.instance;
    }
    boolean isOfKind = value.isTextual() || value.isNumber() && Numbers.isBounded(value);
    String text = isOfKind ? HubFunctions.present(value) : "";
    if (text == null) {
      return NullNode.instance;
    }
    int width = arguments[1].asInt();
    boolean areDigits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return areDigits && text.length() <= width
        ? TextNode.valueOf("0".repeat(width - text.length()) + text)
        : new Unreadable(getName());
  }
}
