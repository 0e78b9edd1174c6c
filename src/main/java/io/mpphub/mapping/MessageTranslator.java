package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.filters.JsltJsonFilter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A compiled JSLT expression: a whole mapping or a one-line condition. Safe for use by many
 * threads.
 *
 * <p>Members whose value is null are left out of the result; empty arrays and objects stay.
 */
public final class MessageTranslator {

  /** A condition or mapping that JSLT can't compile, or a mapping file that can't be read. */
  public static final class InvalidMappingException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidMappingException(String reason) {
      super(reason);
    }
  }

  private final Expression expression;

  private MessageTranslator(Expression expression) {
    this.expression = expression;
  }

  /** Compiles a one-line expression. */
  public static MessageTranslator ofExpression(String jslt) throws InvalidMappingException {
    return compile(jslt, "expression");
  }

  /** Compiles a mapping file. It can't import others: what mappings share is a hub function. */
  public static MessageTranslator ofFile(Path file) throws InvalidMappingException {
    try {
      return compile(Files.readString(file), file.getFileName().toString());
    } catch (IOException e) {
      throw new InvalidMappingException("the file can't be read");
    }
  }

  private static MessageTranslator compile(String jslt, String name)
      throws InvalidMappingException {
    try {
      Expression compiled =
          new Parser(new StringReader(jslt))
              .withSource(name)
              .withFunctions(HubFunctions.ALL)
              .withObjectFilter(new JsltJsonFilter(NOT_NULL))
              .compile();
      return new MessageTranslator(compiled);
    } catch (JsltException e) {
      throw new InvalidMappingException(firstSentence(e.getMessage()));
    }
  }

  /** Without the parser's list of all that could have stood there. */
  private static String firstSentence(String message) {
    return message.replaceFirst("(?s)\\s*Was expecting.*", "").replaceAll("\\s+", " ");
  }

  private static final Expression NOT_NULL = Parser.compileString(". != null");

  /**
   * @throws JsltException when the message has a shape that the mapping can't work on; its text may
   *     quote the message, so it must not be logged
   */
  public JsonNode translate(JsonNode message) {
    return expression.apply(message);
  }

  /**
   * Like {@link #translate(JsonNode)}, with variables that the expression reads as {@code $name}.
   */
  public JsonNode translate(Map<String, JsonNode> variables, JsonNode message) {
    return expression.apply(variables, message);
  }

  /**
   * True when the condition holds for the message. As in JSLT, null, false and empty containers are
   * not true; anything else is.
   */
  public boolean matches(Map<String, JsonNode> variables, JsonNode message) {
    JsonNode value = translate(variables, message);
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return !value.isNull() && !(value.isContainerNode() && value.isEmpty());
  }
}
