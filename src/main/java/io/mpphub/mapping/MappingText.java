package io.mpphub.mapping;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a mapping, to find places in it.
 *
 * @param name of the file, or a description
 */
record MappingText(String name, String text) {

  private static final Pattern FUNCTION = Pattern.compile("\\bdef\\s+([\\w-]+)\\s*\\(");

  /**
   * Where a member of the result is made: the line of its name, after those of the objects around
   * it.
   *
   * @param path names from the root; indexes are left out
   */
  String at(List<String> path) {
    int from = 0;
    boolean found = false;
    for (String step : path) {
      int next = text.indexOf('"' + step + '"', from);
      if (next >= 0) {
        from = next;
        found = true;
      }
    }
    return found ? name + ", line " + line(from) : name;
  }

  /** Where a function is called: its first line, in a file that is not the caller of others. */
  String atCall(String function) {
    Matcher call =
        Pattern.compile("(?<![\\w-])" + Pattern.quote(function) + "\\s*\\(").matcher(text);
    return call.find() ? name + ", line " + line(call.start()) : name;
  }

  /** Where a text stands between quotes: its first line. */
  String atLiteral(String value) {
    int at = text.indexOf(TextNode.valueOf(value).toString());
    return at < 0 ? name : name + ", line " + line(at);
  }

  /** Where a function calls itself, the name before the place. */
  Optional<String> recursion() {
    Matcher function = FUNCTION.matcher(text);
    while (function.find()) {
      String call = "(?<![\\w-])" + Pattern.quote(function.group(1)) + "\\s*\\(";
      if (Pattern.compile(call).matcher(text).results().count() > 1) {
        return Optional.of(
            function.group(1)
                + " calls itself ("
                + name
                + ", line "
                + line(function.start())
                + ")");
      }
    }
    return Optional.empty();
  }

  private int line(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
