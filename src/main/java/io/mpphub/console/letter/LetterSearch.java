package io.mpphub.console.letter;

import io.mpphub.delivery.letter.LetterSelection;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which dead letters an operator looks for, as it was typed; null or blank matches all.
 *
 * @param cause exactly this one
 * @param maybeApplied {@code true}: only those that the agency may have done all the same; {@code
 *     false}: only the others
 * @param maxAgeDays letters that died longer ago are left out
 * @param anyAge {@code true}: also those that a bulk run leaves out by their age
 */
record LetterSearch(
    String connector,
    String service,
    String cause,
    String maybeApplied,
    String maxAgeDays,
    String anyAge) {

  LetterSearch {
    connector = trimmed(connector);
    service = trimmed(service);
    cause = trimmed(cause);
    maybeApplied = trimmed(maybeApplied);
    maxAgeDays = trimmed(maxAgeDays);
    anyAge = trimmed(anyAge);
  }

  /** True when something is looked for. */
  public boolean isNarrow() {
    return connector != null
        || service != null
        || cause != null
        || maybeApplied != null
        || maxAgeDays != null;
  }

  /** Returns its criteria, by their names in forms and URLs. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("connector", connector);
    parameters.put("service", service);
    parameters.put("cause", cause);
    parameters.put("maybeApplied", maybeApplied);
    parameters.put("maxAgeDays", maxAgeDays);
    parameters.put("anyAge", anyAge);
    parameters.values().removeIf(Objects::isNull);
    return parameters;
  }

  /** Returns the search for letters of any age. */
  LetterSearch ofAnyAge() {
    return new LetterSearch(connector, service, cause, maybeApplied, null, "true");
  }

  /** True when it may find letters that died longer ago than these days. */
  boolean reachesBeyond(long days) {
    return "true".equals(anyAge) || maxAgeDays != null && Long.parseLong(maxAgeDays) > days;
  }

  /** Returns the search for letters of any cause. */
  LetterSearch ofAnyCause() {
    return new LetterSearch(connector, service, null, maybeApplied, maxAgeDays, anyAge);
  }

  /** Returns the search for a list: letters of all ages unless it has a limit. */
  LetterSearch listed() {
    return maxAgeDays == null ? ofAnyAge() : this;
  }

  /**
   * @throws ProblemException {@code invalid} with all faults
   */
  LetterSelection selection() {
    List<Fault> faults = faults();
    if (!faults.isEmpty()) {
      throw ProblemException.invalid("The filter breaks rules: see errors.", faults);
    }
    return new LetterSelection(
        connector,
        service,
        cause,
        maybeApplied == null ? null : Boolean.valueOf(maybeApplied),
        maxAgeDays == null ? null : Duration.ofDays(Integer.parseInt(maxAgeDays)),
        "true".equals(anyAge));
  }

  private List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    check(faults, "maybeApplied", isFlag(maybeApplied), "must be true or false");
    check(faults, "anyAge", isFlag(anyAge), "must be true or false");
    check(
        faults,
        "maxAgeDays",
        maxAgeDays == null || maxAgeDays.matches("[1-9]\\d{0,4}"),
        "must be a number of days from 1 to 99999");
    return faults;
  }

  private static boolean isFlag(String text) {
    return text == null || text.equals("true") || text.equals("false");
  }

  private static void check(List<Fault> faults, String name, boolean holds, String rule) {
    if (!holds) {
      faults.add(new Fault("/" + name, rule));
    }
  }

  private static String trimmed(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
