package io.mpphub.connector;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.AssertTrue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Times at which an agency's system takes calls. Outside these no calls are made: deliveries wait,
 * front ends are told.
 *
 * @param days openings of each day of the week; a day without is closed
 * @param closedOn days that are closed on any day of the week
 */
public record OpeningHours(
    ZoneId zone, Map<DayOfWeek, List<Opening>> days, Set<LocalDate> closedOn) {

  /** Where nothing else is said: agencies of the mall keep this time; days begin and end by it. */
  public static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Jakarta");

  /** Limit of the look for an opening: closed for longer is closed without end. */
  private static final int DAYS_AHEAD = 60;

  /**
   * A part of a day.
   *
   * @param from minute of the day
   * @param to minute of the day, not included
   */
  record Opening(int from, int to) {

    /** {@code 07:00-16:00}. */
    static Opening parse(String text) {
      String[] ends = text.strip().split("-");
      return new Opening(minute(ends[0]), minute(ends[1]));
    }

    private static int minute(String time) {
      return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3, 5));
    }
  }

  /** Reads {@code {zone: Asia/Jakarta, mon-fri: "07:00-16:00", closed: ["2026-12-25"]}}. */
  @JsonCreator
  static OpeningHours parse(Map<String, JsonNode> written) {
    ZoneId zone = USUAL_ZONE;
    Map<DayOfWeek, List<Opening>> days = new EnumMap<>(DayOfWeek.class);
    Set<LocalDate> closedOn = new HashSet<>();
    for (Map.Entry<String, JsonNode> entry : written.entrySet()) {
      switch (entry.getKey()) {
        case "zone" -> zone = ZoneId.of(entry.getValue().asText());
        case "closed" -> entry.getValue().forEach(d -> closedOn.add(LocalDate.parse(d.asText())));
        default -> {
          List<Opening> openings = new ArrayList<>();
          for (String opening : entry.getValue().asText().split(",")) {
            openings.add(Opening.parse(opening));
          }
          openings.sort(Comparator.comparingInt(Opening::from));
          days(entry.getKey()).forEach(day -> days.put(day, openings));
        }
      }
    }
    return new OpeningHours(zone, days, closedOn);
  }

  /** {@code mon} or {@code mon-fri}; a range may go over the end of the week. */
  private static List<DayOfWeek> days(String range) {
    String[] ends = range.split("-");
    DayOfWeek last = day(ends[ends.length - 1]);
    List<DayOfWeek> days = new ArrayList<>();
    for (DayOfWeek day = day(ends[0]); ; day = day.plus(1)) {
      days.add(day);
      if (day == last) {
        return days;
      }
    }
  }

  private static DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).startsWith(name)) {
        return day;
      }
    }
    throw new IllegalArgumentException("not a day: " + name);
  }

  @AssertTrue(message = "must open before it closes on each day")
  boolean isInOrder() {
    return days.values().stream()
        .flatMap(List::stream)
        .allMatch(opening -> opening.from() < opening.to());
  }

  /**
   * Empty while it is open; else when it opens.
   *
   * @return {@link Instant#MAX} when it doesn't open within two months
   */
  public Optional<Instant> closedUntil(Instant now) {
    ZonedDateTime here = now.atZone(zone);
    int minute = here.getHour() * 60 + here.getMinute();
    for (int ahead = 0; ahead < DAYS_AHEAD; ahead++) {
      LocalDate day = here.toLocalDate().plusDays(ahead);
      for (Opening opening : openings(day)) {
        if (ahead == 0 && opening.from() <= minute && minute < opening.to()) {
          return Optional.empty();
        }
        if (ahead > 0 || opening.from() > minute) {
          return Optional.of(day.atStartOfDay(zone).plusMinutes(opening.from()).toInstant());
        }
      }
    }
    return Optional.of(Instant.MAX);
  }

  private List<Opening> openings(LocalDate day) {
    return closedOn.contains(day) ? List.of() : days.getOrDefault(day.getDayOfWeek(), List.of());
  }
}
