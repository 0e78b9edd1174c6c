package io.mpphub.service;

import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads path, query and header parameters. A faulty one is {@code invalid}. */
final class Parameters {

  private Parameters() {}

  static UUID uuid(String name, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw invalid(name, "must be a UUID");
    }
  }

  /** Null for null. */
  static LocalDate day(String name, String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw invalid(name, "must be a day such as {0}", "2026-01-31");
    }
  }

  static ProblemException invalid(String name, String rule, Object... values) {
    return ProblemException.invalid(
        "The request breaks rules: see errors.", List.of(new Fault("/" + name, rule, values)));
  }
}
