package io.mpphub.security.client;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * The end of an operation, as its answers tell it: {@code Deprecation} (RFC 9745), {@code Sunset}
 * (RFC 8594) and a {@code Link} to its successor. Days begin at midnight UTC.
 *
 * @param since day from which new front ends should not use it
 * @param until the first day on which it may be gone, a year after {@code since} at least
 * @param successor address of its successor's description
 */
record Retirement(LocalDate since, LocalDate until, URI successor) {

  private static final String KEY = "x-retirement";

  /**
   * Of an operation in the contract: {@code deprecated: true}, and {@code x-retirement} with {@code
   * since}, {@code until} and {@code successor}, as texts.
   *
   * @return null for one that stays
   * @throws IllegalStateException when one of the two is missing, or a year isn't left
   */
  static Retirement of(Map<String, ?> operation) {
    boolean deprecated = Boolean.TRUE.equals(operation.get("deprecated"));
    if (!deprecated && !operation.containsKey(KEY)) {
      return null;
    }
    if (deprecated && operation.get(KEY) instanceof Map<?, ?> stated) {
      try {
        Retirement retirement =
            new Retirement(
                LocalDate.parse(text(stated, "since")),
                LocalDate.parse(text(stated, "until")),
                URI.create(text(stated, "successor")));
        if (!retirement.until.isBefore(retirement.since.plusYears(1))) {
          return retirement;
        }
      } catch (DateTimeParseException | IllegalArgumentException e) {
        throw wrong(operation, e);
      }
    }
    throw wrong(operation, null);
  }

  private static String text(Map<?, ?> stated, String name) {
    if (stated.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " must be a text in quotes");
  }

  private static IllegalStateException wrong(Map<String, ?> operation, Exception cause) {
    return new IllegalStateException(
        ("openapi/mpp-hub.yaml: operation %s must have both deprecated: true and x-retirement,"
                + " with since, until (a year later or more) and successor, as texts in quotes.")
            .formatted(operation.get("operationId")),
        cause);
  }

  void tell(HttpServletResponse response) {
    response.setHeader("Deprecation", "@" + begin(since).getEpochSecond());
    response.setDateHeader("Sunset", begin(until).toEpochMilli());
    response.addHeader(HttpHeaders.LINK, "<%s>; rel=\"successor-version\"".formatted(successor));
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
