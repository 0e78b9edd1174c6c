package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern LINE = Pattern.compile("line (\\d+)");

  private static final JsonNode[] NOTHING = {
    NullNode.instance,
    JsonNodeFactory.instance.objectNode(),
    JsonNodeFactory.instance.arrayNode(),
    TextNode.valueOf("")
  };

  private final Expression expression;
  private final MappingText text;

  private MessageTranslator(Expression expression, MappingText text) {
    this.expression = expression;
    this.text = text;
  }

  /** Compiles a one-line expression. */
  public static MessageTranslator ofExpression(String jslt) throws InvalidMappingException {
    return compile(new MappingText("expression", jslt));
  }

  /** Compiles a mapping file. It can't import others: shared functions are hub functions. */
  public static MessageTranslator ofFile(Path file) throws InvalidMappingException {
    try {
      return compile(
          new MappingText(file.getFileName().toString(), withoutMark(Files.readString(file))));
    } catch (IOException e) {
      throw new InvalidMappingException("the file can't be read");
    }
  }

  /** Some editors begin a file with a byte order mark. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static MessageTranslator compile(MappingText text) throws InvalidMappingException {
    try {
      Expression compiled = compiled(text.name(), measured(text));
      mustEnd(compiled, text);
      return new MessageTranslator(compiled, text);
    } catch (JsltException e) {
      throw new InvalidMappingException(firstSentence(e.getMessage()));
    } catch (StackOverflowError e) {
      throw new InvalidMappingException("is nested too deep (" + text.name() + ")");
    }
  }

  private static String measured(MappingText text) {
    try {
      return Turns.counted(Additions.measured(text.text()));
    } catch (ParseException | TokenMgrError e) {
      // JSLT says what is wrong, in the text as it is written.
      return text.text();
    }
  }

  private static Expression compiled(String name, String jslt) {
    return new Parser(new StringReader(jslt))
        .withSource(name)
        .withFunctions(HubFunctions.ALL)
        .withObjectFilter(value -> value instanceof Unreadable || !value.isNull())
        .compile();
  }

  /** A mapping that doesn't end on an empty message will not end at all. */
  private static void mustEnd(Expression compiled, MappingText text)
      throws InvalidMappingException {
    for (JsonNode nothing : NOTHING) {
      Turns.begin();
      try {
        Sizes.measure(compiled.apply(nothing));
      } catch (Turns.UsedUpException e) {
        throw new InvalidMappingException(
            "never ends: it takes "
                + e.getMessage()
                + e.at(text).map(where -> "; " + where).orElse(" (" + text.name() + ")"));
      } catch (RuntimeException e) {
        // The mapping needs a real message.
      } catch (StackOverflowError e) {
        throw new InvalidMappingException(
            "never ends: " + text.recursion().orElse("functions call each other, " + text.name()));
      }
    }
  }

  /** Without the parser's list of all that could have stood there. */
  private static String firstSentence(String message) {
    return message
        .replaceFirst("(?s)\\s*Was expecting.*", "")
        .replaceAll("\\s+", " ")
        // A column is that of the text with its counting calls.
        .replaceFirst("(:[0-9]+):[0-9]+$", "$1");
  }

  /**
   * @throws UnreadableMessageException when the mapping can't work on the message
   */
  public JsonNode translate(JsonNode message) {
    return translate(Map.of(), message);
  }

  /**
   * Like {@link #translate(JsonNode)}, with variables that the expression reads as {@code $name}.
   */
  public JsonNode translate(Map<String, JsonNode> variables, JsonNode message) {
    return bounded(() -> checked(expression.apply(variables, message)));
  }

  /**
   * One member of what the mapping makes of a message that it may not be made for, such as a
   * refusal.
   *
   * @return missing when there is none, or when the mapping can't work on the message
   * @throws UnreadableMessageException when that member's value can't be read
   */
  public JsonNode member(Map<String, JsonNode> variables, JsonNode message, String name) {
    JsonNode made;
    try {
      made = bounded(() -> Sizes.measure(expression.apply(variables, message)));
    } catch (UnreadableMessageException e) {
      return MissingNode.getInstance();
    }
    JsonNode member = made.path(name);
    if (!member.isMissingNode()) {
      new Result(text).checked(JsonNodeFactory.instance.objectNode().set(name, member));
    }
    return member;
  }

  private JsonNode checked(JsonNode made) {
    JsonNode checked = new Result(text).checked(Sizes.measure(made));
    if (Unreadable.first() != null) {
      throw new Unreadable.UsedException(Unreadable.first());
    }
    return checked;
  }

  /** The one place where a mapping's failure, of any kind, becomes one exception. */
  private <T> T bounded(Supplier<T> run) {
    Unreadable.forget();
    Turns.begin();
    try {
      return run.get();
    } catch (UnreadableMessageException e) {
      throw e;
    } catch (Unreadable.UsedException e) {
      throw new UnreadableMessageException(
          text.atCall(e.function()) + ": " + e.function() + " can't read a value");
    } catch (Turns.UsedUpException e) {
      throw new UnreadableMessageException(
          text.name()
              + ": never ends: it takes "
              + e.getMessage()
              + e.at(text).map(where -> "; " + where).orElse(""));
    } catch (JsltException e) {
      // Its text may quote the message.
      Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
      throw new UnreadableMessageException(
          text.name()
              + (line.find() ? ", line " + line.group(1) : "")
              + ": has a shape that can't be mapped");
    } catch (StackOverflowError e) {
      throw new UnreadableMessageException(
          text.name() + ": never ends" + text.recursion().map(where -> ": " + where).orElse(""));
    } catch (Throwable e) {
      throw new UnreadableMessageException(
          text.name() + ": can't be mapped (" + e.getClass().getSimpleName() + ")");
    } finally {
      Unreadable.forget();
    }
  }

  /**
   * True when the condition holds for the message. As in JSLT, null, false and empty containers are
   * not true; anything else is.
   *
   * @throws UnreadableMessageException when it can't be told
   */
  public boolean matches(Map<String, JsonNode> variables, JsonNode message) {
    JsonNode value = translate(variables, message);
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return !value.isNull() && !(value.isContainerNode() && value.isEmpty());
  }
}
