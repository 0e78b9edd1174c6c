package io.mpphub.sandbox;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * The counters and their slots on the working days of two weeks, made anew at each start. A slot
 * takes five residents, the last of a day one; the first of the tax counter is always full.
 */
final class CounterCalendar {

  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Set<DayOfWeek> CLOSED = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final List<Integer> HOURS = List.of(8, 9, 10, 13, 14);
  private static final int LAST = 14;
  private static final int DAYS = 14;
  private static final Map<String, String> COUNTERS = new LinkedHashMap<>();

  static {
    COUNTERS.put("licensing", "Perizinan (DPMPTSP)");
    COUNTERS.put("civil-registry", "Kependudukan (Dukcapil)");
    COUNTERS.put("tax", "Pajak Daerah (Bapenda)");
  }

  private CounterCalendar() {}

  /** Adds what is missing and drops the days that are over. Bookings of the others stay. */
  static void bringUpToDate(JdbcOperations queue, Clock clock) {
    LocalDate today = LocalDate.now(clock.withZone(ZONE));
    List<Object[]> slots = new ArrayList<>();
    List<Object[]> seats = new ArrayList<>();
    List<Object[]> walkIns = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      LocalDate day = today.plusDays(i);
      if (!CLOSED.contains(day.getDayOfWeek())) {
        COUNTERS.keySet().forEach(counter -> add(counter, day, slots, seats, walkIns));
      }
    }
    queue.update("delete from slot where slot_day < ?", today);
    for (Map.Entry<String, String> counter : COUNTERS.entrySet()) {
      insert(queue, "counter", "id, title", List.<Object[]>of(pair(counter)));
    }
    insert(queue, "slot", "id, counter_id, slot_day, opens, closes", slots);
    insert(queue, "seat", "slot_id, seat_no", seats);
    insert(queue, "booking", "id, slot_id, seat_no", walkIns);
  }

  private static Object[] pair(Map.Entry<String, String> counter) {
    return new Object[] {counter.getKey(), counter.getValue()};
  }

  private static void add(
      String counter,
      LocalDate day,
      List<Object[]> slots,
      List<Object[]> seats,
      List<Object[]> walkIns) {
    for (int hour : HOURS) {
      String slot =
          "%s-%s-%02d00".formatted(counter, day.format(DateTimeFormatter.BASIC_ISO_DATE), hour);
      String opens = "%02d:00".formatted(hour);
      slots.add(new Object[] {slot, counter, day, opens, "%02d:45".formatted(hour)});
      int capacity = hour == LAST ? 1 : 5;
      for (int seat = 1; seat <= capacity; seat++) {
        seats.add(new Object[] {slot, seat});
        if (counter.equals("tax") && hour == HOURS.get(0)) {
          walkIns.add(new Object[] {slot + "-" + seat, slot, seat});
        }
      }
    }
  }

  /** The first column, or the first two, are the key; a row that is there stays as it is. */
  private static void insert(
      JdbcOperations queue, String table, String columns, List<Object[]> rows) {
    String key = table.equals("seat") ? "slot_id, seat_no" : "id";
    String marks = columns.replaceAll("[a-z_]+", "?");
    queue.batchUpdate(
        "merge into %s (%s) key (%s) values (%s)".formatted(table, columns, key, marks), rows);
  }
}
