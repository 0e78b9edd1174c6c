package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What the connector's statements do, on every database that a mall may have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CountersContract {

  private static final Path MAPPINGS = Path.of("connectors/mall-counters/mappings");

  /** As the connector's user. */
  abstract DataSource database();

  /** A day with slots of the counter licensing, five seats at nine o'clock and one at two. */
  abstract LocalDate day();

  @Test
  void listsTheSlotsOfADayAndACounter() {
    List<Map<String, Object>> slots = list(day(), "licensing");

    assertThat(slots)
        .isNotEmpty()
        .allSatisfy(
            slot -> {
              assertThat(slot)
                  .containsOnlyKeys(
                      "id", "counter", "title", "day", "opens", "closes", "capacity", "free");
              assertThat(slot).containsEntry("counter", "licensing");
              assertThat(slot).containsEntry("day", day().toString());
            });
    assertThat(list(null, null)).hasSizeGreaterThanOrEqualTo(slots.size());
    assertThat(list(null, "nowhere")).isEmpty();
    assertThat(list(day().minusYears(1), null)).isEmpty();
  }

  @Test
  void booksASeatOnceForABookingsId() {
    String slot = slot("0900");
    long free = free(slot);
    String id = id();

    Map<String, Object> booked = book(id, slot);
    Map<String, Object> again = book(id, slot);

    assertThat(booked)
        .containsEntry("result", "booked")
        .containsEntry("id", id)
        .containsEntry("slot", slot)
        .containsEntry("counter", "licensing")
        .containsEntry("day", day().toString())
        .containsEntry("opens", "09:00");
    assertThat(again).isEqualTo(booked);
    assertThat(free(slot)).isEqualTo(free - 1);
    assertThat(cancel(id)).isEqualTo(1);
    assertThat(cancel(id)).isZero();
    assertThat(free(slot)).isEqualTo(free);
  }

  @Test
  void saysFullAndUnknown() {
    String slot = slot("1400");
    String id = id();

    assertThat(book(id, slot)).containsEntry("result", "booked").containsEntry("number", 1);
    assertThat(book(id(), slot)).containsEntry("result", "full").containsEntry("number", null);
    assertThat(book(id, slot)).containsEntry("result", "booked");
    assertThat(book(id(), "licensing-19990101-0900")).containsEntry("result", "unknown");
    cancel(id);
    String next = id();
    assertThat(book(next, slot)).containsEntry("result", "booked").containsEntry("number", 1);
    cancel(next);
  }

  @Test
  void neitherBooksNorListsASlotThatIsOver() {
    String slot = slot("0900");
    String id = id();
    LocalDate past = LocalDate.now(Clock.systemUTC()).minusDays(2);
    assertThat(book(id, slot)).containsEntry("result", "booked");
    move(slot, past);

    assertThat(book(id(), slot)).containsEntry("result", "over").containsEntry("number", null);
    // A repeat is no new booking.
    assertThat(book(id, slot)).containsEntry("result", "booked").containsEntry("id", id);
    assertThat(list(past, null)).isEmpty();
    assertThat(list(null, "licensing")).extracting(row -> row.get("id")).doesNotContain(slot);

    move(slot, day());
    assertThat(book(id(), "licensing-19990101-0900")).containsEntry("result", "unknown");
    cancel(id);
  }

  private void move(String slot, LocalDate day) {
    jdbc().update("update slot set slot_day = :day where id = :id", Map.of("day", day, "id", slot));
  }

  @Test
  void booksTheOneSeatOfASlotForOneOfTwenty() {
    String slot = slot("1400");

    List<Map<String, Object>> bookings = atOnce(20, () -> book(id(), slot));

    assertThat(bookings).filteredOn("result", "full").hasSize(19);
    assertThat(bookings)
        .filteredOn("result", "booked")
        .singleElement()
        .satisfies(booked -> cancel((String) booked.get("id")));
  }

  /** As many threads as callers: none waits for another's end. */
  private static <T> List<T> atOnce(int callers, Supplier<T> call) {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      return IntStream.range(0, callers)
          .mapToObj(i -> CompletableFuture.supplyAsync(call, threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void neverBooksMoreThanTheSlotHas() {
    String slot = slot("1000");

    List<Map<String, Object>> bookings = atOnce(20, () -> book(id(), slot));

    assertThat(bookings)
        .extracting(booking -> booking.get("result"))
        .filteredOn("booked"::equals)
        .hasSize(5);
    assertThat(bookings)
        .extracting(booking -> booking.get("number"))
        .filteredOn(number -> number != null)
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5);
    assertThat(free(slot)).isZero();
  }

  @Test
  void booksOneSeatForRepeatsAtOnce() {
    String slot = slot("1300");
    String id = id();

    assertThat(atOnce(8, () -> book(id, slot))).containsOnly(book(id, slot));
    assertThat(free(slot)).isEqualTo(4);
  }

  String slot(String hour) {
    return "licensing-" + day().toString().replace("-", "") + "-" + hour;
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private long free(String slot) {
    return list(day(), "licensing").stream()
        .filter(row -> row.get("id").equals(slot))
        .mapToLong(row -> ((Number) row.get("free")).longValue())
        .sum();
  }

  private List<Map<String, Object>> list(LocalDate day, String counter) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("date", day == null ? null : day.toString());
    parameters.put("counter", counter);
    return jdbc().queryForList(statement("list-slots.sql"), parameters);
  }

  private Map<String, Object> book(String id, String slot) {
    return jdbc()
        .queryForMap(
            statement("book-slot.sql"),
            Map.of("bookingId", id, "slotId", slot, "nik", "3508104101900001"));
  }

  private int cancel(String id) {
    return jdbc().update(statement("cancel-booking.sql"), Map.of("id", id));
  }

  private NamedParameterJdbcTemplate jdbc() {
    return new NamedParameterJdbcTemplate(database());
  }

  /** Camel writes a parameter as {@code :#name}, Spring as {@code :name}. */
  private static String statement(String file) {
    try {
      return Files.readString(MAPPINGS.resolve(file)).replace(":#", ":");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
