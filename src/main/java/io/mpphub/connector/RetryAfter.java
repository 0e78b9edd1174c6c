package io.mpphub.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;

/** Value of the HTTP header {@code Retry-After}: seconds, or the time as a date. */
public final class RetryAfter {

  /** Longest pause: an agency's answer must not put a message off for ever. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

  private RetryAfter() {}

  /**
   * The pause from now on, never negative and never more than a day.
   *
   * @param value of the header, null when there is none
   * @return null when the header says nothing that can be understood
   */
  public static Duration in(String value, Clock clock) {
    if (value == null) {
      return null;
    }
    String text = value.strip();
    if (SECONDS.matcher(text).matches()) {
      return bounded(Duration.ofSeconds(Long.parseLong(text)));
    }
    Instant moment = DateUtils.parseStandardDate(text);
    return moment == null ? null : bounded(Duration.between(clock.instant(), moment));
  }

  private static Duration bounded(Duration pause) {
    if (pause.isNegative()) {
      return Duration.ZERO;
    }
    return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }
}
