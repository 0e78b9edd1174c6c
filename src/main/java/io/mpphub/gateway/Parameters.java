package io.mpphub.gateway;

import io.mpphub.canonical.read.PlausibleTimes;
import io.mpphub.canonical.rule.ServiceId;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads path, query and header parameters. A faulty one is {@code invalid}. */
public final class Parameters {

  private static final int USUAL_LIMIT = 20;

  private Parameters() {}

  /** Null for null. */
  public static UUID uuid(String name, String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw invalid(name, "must be a UUID");
    }
  }

  /** Null for null. */
  public static String service(String text) {
    return id("service", text, "must be the id of a service");
  }

  /** Null for null. */
  public static String counter(String text) {
    return id("counter", text, "must be the id of a counter");
  }

  private static String id(String name, String text, String rule) {
    if (text != null && !text.matches(ServiceId.FORM)) {
      throw invalid(name, rule);
    }
    return text;
  }

  /** Null for null. */
  public static LocalDate day(String name, String text) {
    try {
      LocalDate day = text == null ? null : LocalDate.parse(text);
      if (day == null || PlausibleTimes.holds(day)) {
        return day;
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    throw invalid(name, "must be a day such as {0}", "2026-01-31");
  }

  /**
   * Returns the largest number to show.
   *
   * @param text null for the usual number
   */
  public static int limit(String text) {
    if (text == null) {
      return USUAL_LIMIT;
    }
    if (!text.matches("[1-9]\\d?|100")) {
      throw invalid("limit", "must be a number from 1 to 100");
    }
    return Integer.parseInt(text);
  }

  public static ProblemException invalid(String name, String rule, Object... values) {
    return ProblemException.invalid(
        "The request breaks rules: see errors.", List.of(new Fault("/" + name, rule, values)));
  }
}
