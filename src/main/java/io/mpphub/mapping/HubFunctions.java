package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Functions that agencies' formats need and JSLT lacks. Each gives null for a value without meaning
 * (see {@code optional}), and the mark {@link Unreadable} for an unreadable value: the two are
 * never confused.
 *
 * <ul>
 *   <li>{@code optional(v)}: null for null, blank text, {@code -} and zero dates ({@code
 *       0000-00-00}), else the value as it is
 *   <li>{@code text(v)}: text without surrounding blanks; zero dates stay. Nothing else is text: no
 *       number, no true
 *   <li>{@code code(v)}: as {@code text}, also from a number, which becomes text with all its
 *       digits
 *   <li>{@code digits(v, width)}: that number of digits, zeros before fewer; also from a number
 *   <li>{@code day(v)}: an ISO date from {@code yyyy-MM-dd}, {@code dd-MM-yyyy}, either with
 *       slashes, or a time stamp that starts with one; of a time with an offset ({@code
 *       2022-09-02T17:00:00.000Z}) the day in Asia/Jakarta; {@code day(v, first)} is not before the
 *       first
 *   <li>{@code local-time(v)}: {@code yyyy-MM-dd HH:mm:ss} in Asia/Jakarta from a time with an
 *       offset
 *   <li>{@code dmy(v)}: {@code dd-MM-yyyy} from the values that {@code day} reads
 *   <li>{@code decimal(v)}: an exact number, also from text with a decimal comma
 *   <li>{@code number(v)}: as {@code decimal}, in place of JSLT's own, which loses digits; {@code
 *       number(v, other)} gives the other where there is no number
 *   <li>{@code rupiah(v)}: an exact sum of money from {@code 1.250.000,00} or plain digits; a JSON
 *       number has no groups, and two decimals at most
 *   <li>{@code list(v)}: an array of objects, also from one object; empty for null
 *   <li>{@code parse-time(v, format)}: as JSLT's own, but strict
 *   <li>{@code test}, {@code capture}, {@code split}, {@code replace}: as JSLT's own, bounded
 *   <li>{@code one-of(v, words)}: the value of the object {@code words} for that text; upper and
 *       lower case and the blanks around it are the same
 * </ul>
 */
final class HubFunctions {

  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final DateTimeFormatter DMY = DateTimeFormatter.ofPattern("dd-MM-uuuu");

  private static final List<Function> OWN =
      List.of(
          Turns.COUNT,
          new Optional(),
          new Required(),
          new OneOf(),
          new Rows(),
          new Moments(),
          new Reading("text", TextNode::valueOf, JsonNode::isTextual),
          new Reading("code", TextNode::valueOf, value -> value.isTextual() || value.isNumber()),
          new Digits(),
          new Since(dated("day", text -> Days.day(text).toString())),
          dated("local-time", text -> LOCAL_TIME.format(Days.moment(text))),
          dated("dmy", text -> DMY.format(Days.day(text))),
          Reading.of("decimal", Numbers::number),
          Reading.of("number", Numbers::number),
          new Rupiah());

  static final List<Function> ALL =
      Stream.of(OWN, Regexes.ALL, Sizes.ALL).flatMap(List::stream).toList();

  private HubFunctions() {}

  /** Reads text that is there. */
  interface Reader {
    /**
     * @throws DateTimeException when it is no day or time
     * @throws NumberFormatException when it is no number
     */
    JsonNode read(String text);
  }

  private interface Written {
    String read(String text);
  }

  private static Reading dated(String name, Written reader) {
    return Reading.of(
        name,
        text -> Days.isNothing(text) ? NullNode.instance : TextNode.valueOf(reader.read(text)));
  }

  /** Null for a value without meaning; blanks around the text are left out. */
  static String present(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return null;
    }
    String text = (value.isNumber() ? Numbers.text(value) : value.asText()).strip();
    return text.isEmpty() || text.equals("-") ? null : text;
  }

  /**
   * @param isOfKind whether a value can be meant at all, as JSON has it
   */
  record Reading(String getName, Reader reader, Predicate<JsonNode> isOfKind) implements Function {

    static Reading of(String name, Reader reader) {
      return new Reading(name, reader, value -> !value.isContainerNode() && !value.isBoolean());
    }

    @Override
    public int getMinArguments() {
      return 1;
    }

    @Override
    public int getMaxArguments() {
      return getName.equals("number") ? 2 : 1;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] arguments) {
      JsonNode read = read(arguments[0]);
      boolean isThere = !(read instanceof Unreadable) && !read.isNull();
      return isThere || arguments.length == 1 ? read : arguments[1];
    }

    private JsonNode read(JsonNode value) {
      if (value instanceof Unreadable) {
        return value;
      }
      if (value.isNull() || value.isMissingNode()) {
        return NullNode.instance;
      }
      if (!isOfKind.test(value) || value.isNumber() && !Numbers.isBounded(value)) {
        return new Unreadable(getName);
      }
      try {
        String text = present(value);
        return text == null ? NullNode.instance : reader.read(text);
      } catch (DateTimeException | NumberFormatException e) {
        return new Unreadable(getName);
      }
    }
  }

  private static final class OneOf extends MarkedFunction {

    OneOf() {
      super("one-of", 2);
    }

    @Override
    JsonNode of(JsonNode value, JsonNode[] arguments) {
      String text = value.isContainerNode() ? "" : present(value);
      if (text == null) {
        return NullNode.instance;
      }
      return arguments[1].properties().stream()
          .filter(word -> word.getKey().equalsIgnoreCase(text))
          .map(Map.Entry::getValue)
          .findFirst()
          .orElseGet(() -> new Unreadable(getName()));
    }
  }

  /** The opposite of {@code optional}: where nothing is meant there, the answer can't be read. */
  private static final class Required extends MarkedFunction {

    Required() {
      super("required", 1);
    }

    @Override
    JsonNode of(JsonNode value, JsonNode[] arguments) {
      boolean isNothing = value.isNull() || value.isMissingNode();
      return isNothing || value.isTextual() && present(value) == null
          ? new Unreadable(getName())
          : value;
    }
  }

  private static final class Optional extends MarkedFunction {

    Optional() {
      super("optional", 1);
    }

    @Override
    JsonNode of(JsonNode value, JsonNode[] arguments) {
      if (!value.isTextual()) {
        return value;
      }
      String text = present(value);
      return text == null || Days.isNothing(text) ? NullNode.instance : value;
    }
  }
}
