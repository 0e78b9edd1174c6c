package io.mpphub.problem;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A sentence that the hub says to front ends. The code holds the English one; its Indonesian comes
 * from {@code indonesian.yaml}, found by the English.
 *
 * @param english may hold places, {@code {0}}, when there are values
 * @param indonesian the Indonesian sentence where its source, such as a connector file, has one;
 *     null to look it up
 * @param values for the places; safe to show. Those that the file has, such as the states of an
 *     application, are translated too
 */
public record Text(String english, String indonesian, List<String> values)
    implements java.io.Serializable {

  /** A sentence of the hub. */
  public static Text of(String english, Object... values) {
    return new Text(english, null, Arrays.stream(values).map(String::valueOf).toList());
  }

  /** Returns the sentence in a language; in English without a translation. */
  public String in(Language language) {
    if (language == Language.ENGLISH) {
      return filled(english, values);
    }
    String pattern = indonesian == null ? indonesianOf(english) : indonesian;
    return filled(pattern, values.stream().map(Text::indonesianOf).toList());
  }

  private static String indonesianOf(String english) {
    return Sentences.hub().of(english).orElse(english);
  }

  private static String filled(String pattern, List<String> values) {
    return values.isEmpty()
        ? pattern
        : new MessageFormat(pattern.replace("'", "''"), Locale.ROOT).format(values.toArray());
  }

  @Override
  public String toString() {
    return in(Language.ENGLISH);
  }
}
