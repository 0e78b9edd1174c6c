package io.mpphub.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds residents' numbers in others' texts, with any grouping of their digits. */
public final class Niks {

  private static final Pattern FORM = Pattern.compile("(?<!\\d)\\d(?:[ ._/-]{0,3}\\d){15}(?!\\d)");

  private Niks() {}

  /**
   * Returns those that a message names, at any place, as text or as number. One with a wrong digit
   * may still be a resident's.
   */
  static Set<String> in(JsonNode message) {
    Set<String> found = new LinkedHashSet<>();
    collect(message, found, false);
    return found;
  }

  /**
   * Those in its members {@code nik} only, for messages that may hold other numbers of 16 digits.
   */
  static Set<String> inMembers(JsonNode message) {
    Set<String> found = new LinkedHashSet<>();
    collect(message, found, true);
    return found;
  }

  /**
   * The text with each of them replaced.
   *
   * @param mask makes the replacement of the sixteen digits
   */
  public static String replaced(String text, UnaryOperator<String> mask) {
    return FORM.matcher(text)
        .replaceAll(nik -> Matcher.quoteReplacement(mask.apply(digits(nik.group()))));
  }

  private static String digits(String nik) {
    return nik.replaceAll("\\D", "");
  }

  private static void collect(JsonNode node, Set<String> found, boolean named) {
    if (node.isContainerNode()) {
      node.properties()
          .forEach(m -> collect(m.getValue(), found, named && !m.getKey().equals("nik")));
      if (node.isArray()) {
        node.forEach(item -> collect(item, found, named));
      }
    } else if (!named) {
      Matcher nik =
          FORM.matcher(node.isNumber() ? node.decimalValue().toPlainString() : node.asText());
      while (nik.find()) {
        String digits = digits(nik.group());
        if (hasBirthDate(digits)) {
          found.add(digits);
        }
      }
    }
  }

  private static boolean hasBirthDate(String digits) {
    int day = Integer.parseInt(digits, 6, 8, 10) % 40;
    int month = Integer.parseInt(digits, 8, 10, 10);
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
  }
}
