package io.mpphub.cli.record;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Invented data in place of personal data, the same for the same wherever it stands. First {@link
 * #learn} every document, then replace.
 */
final class Pseudonyms {

  /** Shorter ones stand for too much else; under a masked member they are replaced all the same. */
  private static final int SHORTEST = 4;

  private static final Pattern NIK = Pattern.compile("(?<![0-9])[0-9]{16}(?![0-9])");

  private final Set<String> masked;
  private final Inventions inventions = new Inventions();
  private final Map<LocalDate, LocalDate> days = new HashMap<>();

  /** Invented by real value in lower case, the longest first. */
  private final Map<String, String> values =
      new TreeMap<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  /**
   * @param masked members whose values are personal
   */
  Pseudonyms(Collection<String> masked) {
    this.masked = masked.stream().map(Pseudonyms::folded).collect(Collectors.toSet());
  }

  /** Takes note of all that is personal in a document. */
  void learn(JsonNode document) {
    JsonLeaves.replaced(
        document,
        (at, value) -> {
          if (value.isTextual() || value.isNumber()) {
            learn(at, value.asText().strip());
          }
          return value;
        });
  }

  private void learn(JsonPointer at, String text) {
    NIK.matcher(text)
        .results()
        .map(found -> found.group())
        .filter(Inventions::isNik)
        .forEach(nik -> learnValue("nik", nik));
    if (isMasked(at) && !text.isEmpty()) {
      learnValue(key(at), text);
    }
  }

  private void learnValue(String key, String real) {
    LocalDate day = Inventions.day(real);
    if (day != null) {
      LocalDate invented = days.computeIfAbsent(day, d -> inventions.inventDay());
      for (int way = 0; way < Inventions.written(day).size(); way++) {
        values.put(Inventions.written(day).get(way), Inventions.written(invented).get(way));
      }
    } else {
      values.computeIfAbsent(folded(real), folded -> inventions.invent(key, real));
    }
  }

  /** True for a masked member and all below it. */
  private boolean isMasked(JsonPointer at) {
    for (JsonPointer p = at; !p.matches(); p = p.tail()) {
      if (masked.contains(folded(p.getMatchingProperty().replaceFirst("^@", "")))) {
        return true;
      }
    }
    return false;
  }

  /** The last name on the way to a value. */
  private static String key(JsonPointer at) {
    JsonPointer p = at;
    while (p.last().mayMatchElement() && p.head() != null && !p.head().matches()) {
      p = p.head();
    }
    return p.last().getMatchingProperty();
  }

  /** The document with invented data. */
  JsonNode replaced(JsonNode document) {
    return JsonLeaves.replaced(document, this::replaced);
  }

  private JsonNode replaced(JsonPointer at, JsonNode value) {
    if (!value.isTextual() && !value.isNumber()) {
      return value;
    }
    String real = value.asText();
    String invented = values.get(folded(real.strip()));
    boolean whole = invented != null && (isMasked(at) || real.strip().length() >= SHORTEST);
    String text = whole ? likeIn(real, invented) : replaced(real);
    if (text.equals(real)) {
      return value;
    }
    return value.isNumber() && text.matches("[0-9.]+")
        ? DecimalNode.valueOf(new BigDecimal(text))
        : TextNode.valueOf(text);
  }

  /** The text with invented data in it. */
  String replaced(String text) {
    return inText()
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(likeIn(found.group(), values.get(folded(found.group())))));
  }

  /** True when a real value is still in the text. */
  boolean isIn(String text) {
    return inText().matcher(text).find();
  }

  /** All real values that are long enough to be told from other text, the longest first. */
  private Pattern inText() {
    String alternatives =
        values.keySet().stream()
            .filter(real -> real.length() >= SHORTEST)
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    return Pattern.compile(
        alternatives.isEmpty()
            ? "(?!)"
            : "(?<![\\p{L}\\p{N}])(" + alternatives + ")(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Capitals stay capitals. */
  private static String likeIn(String real, String invented) {
    boolean capitals =
        real.equals(real.toUpperCase(Locale.ROOT)) && !real.equals(real.toLowerCase(Locale.ROOT));
    return capitals ? invented.toUpperCase(Locale.ROOT) : invented;
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
