package io.mpphub.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ValueNode;
import com.schibsted.spt.data.jslt.JsltException;
import java.io.IOException;

/**
 * The mark that a function leaves in the place of a value that it can't read. It may stand in a
 * mapping's result, which is then refused with the member that holds it; an expression that tests
 * it, such as an {@code if}, ends the mapping at once, and a mapping that drops it unseen is
 * refused, too. So it never passes for null.
 */
final class Unreadable extends ValueNode {

  private static final long serialVersionUID = 1L;

  /** A mapping works on a value that could not be read. */
  static final class UsedException extends JsltException {
    private static final long serialVersionUID = 1L;
    private final String function;

    UsedException(String function) {
      super(function + " can't read a value");
      this.function = function;
    }

    String function() {
      return function;
    }
  }

  /** JSLT has ways to drop a value unseen, such as comparing a text with it. */
  private static final ThreadLocal<String> FIRST = new ThreadLocal<>();

  private final String function;

  /**
   * @param function that could not read the value
   */
  Unreadable(String function) {
    this.function = function;
    if (FIRST.get() == null) {
      FIRST.set(function);
    }
  }

  /** A mapping begins on this thread: nothing is unreadable yet. */
  static void forget() {
    FIRST.remove();
  }

  /** The function that could not read something since {@link #forget}, null for none. */
  static String first() {
    return FIRST.get();
  }

  String function() {
    return function;
  }

  @Override
  public JsonNodeType getNodeType() {
    throw new UsedException(function);
  }

  @Override
  public JsonToken asToken() {
    throw new UsedException(function);
  }

  @Override
  public String asText() {
    throw new UsedException(function);
  }

  @Override
  public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
    throw new UsedException(function);
  }

  @Override
  public boolean equals(Object other) {
    throw new UsedException(function);
  }

  @Override
  public int hashCode() {
    return function.hashCode();
  }

  @Override
  public String toString() {
    return "unreadable";
  }
}
