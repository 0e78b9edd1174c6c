package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.BoundedCache;
import com.schibsted.spt.data.jslt.impl.RegexpFunction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * JSLT's functions with a regular expression, in place of its own and with their meaning: what they
 * look at, and what {@code replace} makes, counts among the mapping's {@link Turns}.
 */
final class Regexes {

  static final List<Function> ALL =
      List.of(
          new Searching("test", 2, BooleanNode.FALSE, (text, regex, by) -> test(text, regex)),
          new Searching("capture", 2, NullNode.instance, (text, regex, by) -> capture(text, regex)),
          new Searching("split", 2, NullNode.instance, (text, regex, by) -> split(text, regex)),
          new Searching("replace", 3, NullNode.instance, Regexes::replace));

  private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

  private static final Map<String, Pattern> COMPILED =
      Collections.synchronizedMap(new BoundedCache<>(1000));

  private Regexes() {}

  private interface Search {
    JsonNode in(String text, String regex, String by);
  }

  /**
   * @param ofNull the value for no text
   */
  private record Searching(String getName, int arguments, JsonNode ofNull, Search search)
      implements Function, RegexpFunction {

    @Override
    public int getMinArguments() {
      return arguments;
    }

    @Override
    public int getMaxArguments() {
      return arguments;
    }

    @Override
    public int regexpArgumentNumber() {
      return 1;
    }

    @Override
    public JsonNode call(JsonNode input, JsonNode[] given) {
      if (given[0].isNull()) {
        return ofNull;
      }
      if (given[1].isNull() && arguments == 2) {
        throw new JsltException(getName + "() has no regular expression");
      }
      return search.in(
          written(given[0]), written(given[1]), arguments < 3 ? "" : written(given[2]));
    }

    private static String written(JsonNode value) {
      return value.isTextual() ? value.textValue() : value.toString();
    }
  }

  private static Pattern compiled(String regex) {
    try {
      return COMPILED.computeIfAbsent(regex, Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw new JsltException("Syntax error in regular expression '" + regex + "'", e);
    }
  }

  private static CountedText counted(String text, String regex) {
    return new CountedText(text, regex, Turns.looks());
  }

  private static Matcher matcher(String text, String regex) {
    return compiled(regex).matcher(counted(text, regex));
  }

  private static JsonNode test(String text, String regex) {
    return BooleanNode.valueOf(matcher(text, regex).find());
  }

  private static JsonNode capture(String text, String regex) {
    ObjectNode groups = JsonNodeFactory.instance.objectNode();
    Matcher found = matcher(text, regex);
    if (found.find()) {
      GROUP
          .matcher(regex)
          .results()
          .map(name -> name.group(1))
          .collect(Collectors.toCollection(TreeSet::new))
          .forEach(name -> groups.put(name, found.group(name)));
    }
    return groups;
  }

  private static JsonNode split(String text, String regex) {
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    for (String part : compiled(regex).split(counted(text, regex))) {
      parts.add(part);
    }
    return parts;
  }

  private static JsonNode replace(String text, String regex, String by) {
    Matcher found = matcher(text, regex);
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    while (found.find(from)) {
      if (found.start() == found.end()) {
        throw new JsltException("Regexp " + regex + " in replace() matched nothing");
      }
      Turns.looks().take(by.length(), regex);
      replaced.append(text, from, found.start()).append(by);
      from = found.end();
    }
    return TextNode.valueOf(replaced.append(text, from, text.length()).toString());
  }
}
