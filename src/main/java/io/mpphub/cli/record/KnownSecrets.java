package io.mpphub.cli.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The values of the references in a connector's file, so that none of them is shown.
 *
 * @param names by value, the longest value first
 */
public record KnownSecrets(Map<String, String> names) {

  private static final Pattern REFERENCE = Pattern.compile("\\{\\{([A-Z][A-Z0-9_]*)}}");

  /** Shorter ones would hide every second word, and are no secrets. */
  private static final int SHORTEST = 4;

  /**
   * @param values gives the value of a name, null when it has none
   */
  public static KnownSecrets of(Path folder, UnaryOperator<String> values) {
    Map<String, String> names =
        new TreeMap<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(value -> value));
    try {
      REFERENCE
          .matcher(Files.readString(folder.resolve("connector.yaml")))
          .results()
          .map(found -> found.group(1))
          .filter(name -> Objects.requireNonNullElse(values.apply(name), "").length() >= SHORTEST)
          .forEach(name -> names.put(values.apply(name), name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KnownSecrets(names);
  }

  /** The text with {@code {{NAME}}} in place of each value. */
  public String hide(String text) {
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace(name.getKey(), "{{" + name.getValue() + "}}");
    }
    return text;
  }
}
