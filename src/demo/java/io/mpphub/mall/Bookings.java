package io.mpphub.mall;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which places at the counters each resident has booked. The hub takes and cancels bookings but
 * doesn't list them, so the mall keeps its own record, in one small file. Past ones are forgotten.
 */
final class Bookings {

  private static final TypeReference<TreeMap<String, List<JsonNode>>> CONTENT =
      new TypeReference<>() {};

  private final Path file;
  private final Clock clock;
  private final Map<String, List<JsonNode>> bookings = new TreeMap<>();

  Bookings(Path file, Clock clock) {
    this.file = file;
    this.clock = clock;
    if (Files.exists(file)) {
      try {
        bookings.putAll(Bodies.JSON.readValue(file.toFile(), CONTENT));
      } catch (IOException e) {
        throw new UncheckedIOException("The mall's bookings can't be read: " + file, e);
      }
    }
  }

  /** Those that are still to come, in the order of their time. */
  synchronized List<JsonNode> of(Person person) {
    Instant now = clock.instant();
    return bookings.getOrDefault(person.id(), List.of()).stream()
        .filter(booking -> Instant.parse(booking.path("endsAt").asText()).isAfter(now))
        .sorted(java.util.Comparator.comparing(booking -> booking.path("startsAt").asText()))
        .toList();
  }

  boolean has(Person person, String id) {
    return of(person).stream().anyMatch(booking -> booking.path("id").asText().equals(id));
  }

  synchronized void add(Person person, JsonNode booking) throws IOException {
    List<JsonNode> all = new ArrayList<>(of(person));
    all.removeIf(known -> known.path("id").equals(booking.path("id")));
    all.add(booking);
    bookings.put(person.id(), all);
    save();
  }

  synchronized void remove(Person person, String id) throws IOException {
    List<JsonNode> all = new ArrayList<>(of(person));
    all.removeIf(known -> known.path("id").asText().equals(id));
    bookings.put(person.id(), all);
    save();
  }

  private void save() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Bodies.JSON.writeValue(next.toFile(), bookings);
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
