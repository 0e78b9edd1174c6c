package io.mpphub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.schibsted.spt.data.jslt.Function;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Limits a mapping's work on one message. JSLT can't be interrupted, and a function that calls
 * itself twice takes for ever long before it is nested too deep: so each function and each loop of
 * a mapping counts its turns, by a call that is put into its text; a regular expression counts the
 * characters that it looks at.
 */
final class Turns {

  /** A list of 100,000 entries, each mapped with fifty calls. */
  static final int MOST = 5_000_000;

  /** Characters that its regular expressions look at: a list of that length, 500 each. */
  static final int MOST_LOOKS = 50_000_000;

  /**
   * Characters and entries that it puts together, its result included: far more than an answer has.
   */
  static final int MOST_TOGETHER = 50_000_000;

  /** A mapping has taken more turns than any message needs. */
  static final class UsedUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient java.util.function.Function<MappingText, Optional<String>> place;

    private UsedUpException(
        String what, java.util.function.Function<MappingText, Optional<String>> place) {
      super(what, null, false, false);
      this.place = place;
    }

    /** Variant for a regular expression. */
    UsedUpException(String regex) {
      this(
          "more than " + MOST_LOOKS + " looks of a regular expression",
          text -> Optional.of(text.atLiteral(regex)));
    }

    /** Where it was, as far as the text shows it. */
    Optional<String> at(MappingText text) {
      return place.apply(text);
    }
  }

  private static final String NAME = "hub-turn";

  /** Texts and comments, in which words mean nothing; words; parentheses. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|//[^\\n]*|[$.]?[A-Za-z_][\\w-]*|[()]",
          Pattern.DOTALL);

  /** Turns, and the size of what was put together. */
  private static final ThreadLocal<int[]> TAKEN = ThreadLocal.withInitial(() -> new int[2]);

  private static final ThreadLocal<CountedText.Looks> LOOKS =
      ThreadLocal.withInitial(() -> new CountedText.Looks(MOST_LOOKS));

  /** Counts one turn of the mapping that runs on this thread. */
  static final Function COUNT =
      new Function() {
        @Override
        public String getName() {
          return NAME;
        }

        @Override
        public int getMinArguments() {
          return 0;
        }

        @Override
        public int getMaxArguments() {
          return 0;
        }

        @Override
        public JsonNode call(JsonNode input, JsonNode[] arguments) {
          if (++TAKEN.get()[0] > MOST) {
            throw new UsedUpException("more than " + MOST + " turns", MappingText::recursion);
          }
          return NullNode.instance;
        }
      };

  private Turns() {}

  /** A mapping begins on this thread. */
  static void begin() {
    Arrays.fill(TAKEN.get(), 0);
    LOOKS.set(new CountedText.Looks(MOST_LOOKS));
  }

  /**
   * Counts what the mapping that runs on this thread puts together.
   *
   * @param size in characters and entries
   * @param line where it does, 0 for unknown
   */
  static void putTogether(int size, int line) {
    int[] taken = TAKEN.get();
    taken[1] += size;
    if (taken[1] > MOST_TOGETHER || taken[1] < 0) {
      throw new UsedUpException(
          "more than " + MOST_TOGETHER + " characters and entries that it puts together",
          text -> line == 0 ? Optional.empty() : Optional.of(text.name() + ", line " + line));
    }
  }

  /** What the mapping that runs on this thread has left for its regular expressions. */
  static CountedText.Looks looks() {
    return LOOKS.get();
  }

  /** A mapping that counts; each line of it is where it was. */
  static String counted(String jslt) {
    StringBuilder counted = new StringBuilder();
    Deque<Boolean> open = new ArrayDeque<>();
    Matcher token = TOKEN.matcher(jslt);
    boolean begins = false;
    int copied = 0;
    while (token.find()) {
      switch (token.group()) {
        case "def", "for" -> begins = true;
        case "(" -> {
          open.push(begins);
          begins = false;
        }
        case ")" -> {
          if (!open.isEmpty() && open.pop()) {
            counted.append(jslt, copied, token.end());
            // In parentheses, or the next text would be taken for a member of it.
            counted.append(" let ").append(NAME).append(" = (").append(NAME).append("())");
            copied = token.end();
          }
        }
        default -> {
          // The name of a function stands between its def and its parameters.
        }
      }
    }
    return counted.append(jslt, copied, jslt.length()).toString();
  }
}
