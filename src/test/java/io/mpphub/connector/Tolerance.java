package io.mpphub.connector;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which spoilt answers of one operation still mean something, and what: the agency's documentation,
 * by the names of members.
 *
 * @param ignored what the hub doesn't read, whatever it holds; a name, or a place and all below it
 * @param optional what may be missing, null, blank or a dash, and what other values the record has
 *     then; {@code #} is the number of the row, {@code gone} a value that isn't there any more
 * @param codes what some write as a number and others as text
 * @param rows what is one row as an object, and any number of them as an array
 * @param status whether the status says all
 */
record Tolerance(
    List<String> ignored,
    Map<String, Map<String, JsonNode>> optional,
    List<String> codes,
    List<String> rows,
    boolean status) {

  static final Tolerance NONE = new Tolerance(null, null, null, null, false);

  private static final String GONE = "gone";

  Tolerance {
    ignored = ignored == null ? List.of() : ignored;
    optional = optional == null ? Map.of() : optional;
    codes = codes == null ? List.of() : codes;
    rows = rows == null ? List.of() : rows;
  }

  /** What each of them allows. */
  Tolerance and(Tolerance other) {
    Map<String, Map<String, JsonNode>> all = new HashMap<>(optional);
    all.putAll(other.optional);
    return new Tolerance(
        both(ignored, other.ignored),
        all,
        both(codes, other.codes),
        both(rows, other.rows),
        status || other.status);
  }

  private static List<String> both(List<String> one, List<String> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  /**
   * @param original what the answer was before
   * @param made what became of it
   */
  boolean allows(AnswerMutation mutation, JsonNode original, JsonNode made) {
    List<String> names = names(mutation.at());
    String place = mutation.at().toString();
    if (ignored.stream().anyMatch(i -> names.contains(i) || (place + "/").startsWith(i + "/"))
        || names.isEmpty() && status) {
      return made.equals(original);
    }
    if (names.isEmpty()) {
      return false;
    }
    String name = names.get(names.size() - 1);
    boolean isMember = mutation.at().last().getMatchingIndex() < 0;
    return switch (mutation.kind()) {
      case REMOVED -> isMember ? isOptional(name, mutation, original, made) : rows.contains(name);
      case NULL, BLANK, DASH -> isMember && isOptional(name, mutation, original, made);
      case DIGITS -> codes.contains(name) && made.equals(original);
      case WORDS -> made.isObject() && differsBy(original, made, AnswerMutation.WORDS);
      case NUMBER ->
          made.isObject()
              && differsBy(original, made, "" + AnswerMutation.NUMBER)
              && (codes.contains(name) || isNumberIn(made));
      case IN_ARRAY -> isMember && rows.contains(name) && made.equals(original);
      case EMPTY_ARRAY -> isMember && rows.contains(name);
      default -> false;
    };
  }

  private static List<String> names(JsonPointer at) {
    List<String> names = new ArrayList<>();
    for (JsonPointer step = at; step != null && !step.matches(); step = step.tail()) {
      if (step.getMatchingIndex() < 0) {
        names.add(step.getMatchingProperty());
      }
    }
    return names;
  }

  private boolean isOptional(
      String name, AnswerMutation mutation, JsonNode original, JsonNode made) {
    if (!optional.containsKey(name)) {
      return false;
    }
    JsonNode rest = original.deepCopy();
    optional
        .get(name)
        .forEach((member, value) -> put(rest, member.replace("#", row(mutation.at())), value));
    return made.equals(rest) || made.equals(original);
  }

  private static String row(JsonPointer at) {
    for (JsonPointer step = at; !step.matches(); step = step.tail()) {
      if (step.getMatchingIndex() >= 0) {
        return "" + step.getMatchingIndex();
      }
    }
    return "0";
  }

  private static void put(JsonNode whole, String member, JsonNode value) {
    JsonPointer at = JsonPointer.compile(member);
    JsonPointer last = at.last();
    if (whole.at(at.head()) instanceof ArrayNode rows) {
      rows.remove(last.getMatchingIndex());
    } else if (whole.at(at.head()) instanceof ObjectNode parent) {
      if (value.asText().equals(GONE)) {
        parent.remove(last.getMatchingProperty());
      } else {
        parent.set(last.getMatchingProperty(), value);
      }
    }
  }

  /** Each value that is another one now is the one that was put into the answer. */
  private static boolean differsBy(JsonNode original, JsonNode made, String value) {
    if (original.equals(made)) {
      return true;
    }
    if (original instanceof ObjectNode before && made instanceof ObjectNode after) {
      return before.properties().stream().allMatch(member -> after.has(member.getKey()))
          && after.properties().stream()
              .allMatch(
                  member -> differsBy(before.path(member.getKey()), member.getValue(), value));
    }
    if (original instanceof ArrayNode before && made instanceof ArrayNode after) {
      boolean same = before.size() == after.size();
      for (int i = 0; same && i < before.size(); i++) {
        same = differsBy(before.get(i), after.get(i), value);
      }
      return same;
    }
    return made.asText().equals(value);
  }

  private static boolean isNumberIn(JsonNode made) {
    if (made.isContainerNode()) {
      for (JsonNode value : made) {
        if (isNumberIn(value)) {
          return true;
        }
      }
    }
    return made.isNumber() && made.intValue() == AnswerMutation.NUMBER;
  }
}
