package io.mpphub.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days and times as agencies write them. Strict: a day that the calendar doesn't have, an
 * impossible year, or anything after the value is no day.
 */
final class Days {

  /** Agencies of the mall keep this time. */
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  /** Up to the day without end that some systems write for "never". */
  private static final int FIRST_YEAR = 1800;

  private static final int LAST_YEAR = 9999;

  private static final Pattern NOTHING =
      Pattern.compile(
          "(0000[-/.]00[-/.]00|00[-/.]00[-/.]0000)([ T]00:00(:00(\\.0+)?)?)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<y>\\d{4})(?<s>[-/])(?<m>\\d{2})\\k<s>(?<d>\\d{2})"
              + "|(?<d2>\\d{2})(?<s2>[-/])(?<m2>\\d{2})\\k<s2>(?<y2>\\d{4}))"
              + "(?:[ T](?<h>\\d{2}):(?<min>\\d{2})(?::(?<sec>\\d{2})(?:[.,](?<f>\\d{1,9}))?)?"
              + "(?: ?(?<zone>Z|UTC|GMT|WIB|WITA|WIT|[+-]\\d{2}(?::?\\d{2})?)"
              + "(?:\\[[A-Za-z_/+-]{1,40}\\])?)?)?",
          Pattern.CASE_INSENSITIVE);

  private static final Map<String, ZoneOffset> NAMED =
      Map.of(
          "Z",
          ZoneOffset.UTC,
          "UTC",
          ZoneOffset.UTC,
          "GMT",
          ZoneOffset.UTC,
          "WIB",
          ZoneOffset.ofHours(7),
          "WITA",
          ZoneOffset.ofHours(8),
          "WIT",
          ZoneOffset.ofHours(9));

  private Days() {}

  /** A zero date, which stands for no date. */
  static boolean isNothing(String text) {
    return NOTHING.matcher(text).matches();
  }

  /**
   * @throws DateTimeException when it is no day
   */
  static LocalDate day(String text) {
    Matcher form = form(text);
    LocalDate day = date(form);
    return form.group("zone") == null ? day : inZone(day, form).toLocalDate();
  }

  /**
   * A moment, in the agencies' zone.
   *
   * @throws DateTimeException when it is none, or has no offset
   */
  static LocalDateTime moment(String text) {
    Matcher form = form(text);
    if (form.group("zone") == null) {
      throw new DateTimeException("no offset");
    }
    return inZone(date(form), form);
  }

  private static Matcher form(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new DateTimeException("no day");
    }
    return form;
  }

  private static LocalDate date(Matcher form) {
    String suffix = form.group("y") == null ? "2" : "";
    int year = number(form, "y" + suffix);
    if (!isPlausible(year)) {
      throw new DateTimeException("year");
    }
    LocalDate day = LocalDate.of(year, number(form, "m" + suffix), number(form, "d" + suffix));
    time(form);
    return day;
  }

  private static boolean isPlausible(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  /** Whether its year is plausible. */
  static boolean isPlausible(Instant time) {
    return isPlausible(time.atZone(ZONE).getYear());
  }

  private static LocalTime time(Matcher form) {
    if (form.group("h") == null) {
      return LocalTime.MIDNIGHT;
    }
    int second = form.group("sec") == null ? 0 : number(form, "sec");
    String fraction = form.group("f") == null ? "0" : form.group("f");
    return LocalTime.of(
        number(form, "h"),
        number(form, "min"),
        second,
        Integer.parseInt((fraction + "000000000").substring(0, 9)));
  }

  private static LocalDateTime inZone(LocalDate day, Matcher form) {
    String zone = form.group("zone").toUpperCase(Locale.ROOT);
    ZoneOffset offset = NAMED.containsKey(zone) ? NAMED.get(zone) : ZoneOffset.of(zone);
    return day.atTime(time(form)).atOffset(offset).atZoneSameInstant(ZONE).toLocalDateTime();
  }

  private static int number(Matcher form, String group) {
    return Integer.parseInt(form.group(group));
  }
}
