package io.mpphub.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.store.RecordedAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/**
 * Brings noted readings to the database. A file is deleted when the database has all of it; what a
 * crash in between repeats is known by its id.
 */
final class AccessShipper {

  private static final Logger LOG = LoggerFactory.getLogger(AccessShipper.class);
  private static final int BATCH = 500;

  private final AccessJournal journal;
  private final Consumer<List<RecordedAccess>> database;
  private final ObjectMapper json;

  /**
   * @param database takes all that it is given, or none
   */
  AccessShipper(AccessJournal journal, Consumer<List<RecordedAccess>> database, ObjectMapper json) {
    this.journal = journal;
    this.database = database;
    this.json = json;
  }

  /**
   * @throws UncheckedIOException when the notes can't be read
   * @throws org.springframework.dao.DataAccessException when the database has trouble; they stay
   */
  synchronized void run() {
    try {
      // First: while the database is away, one file grows instead of many coming into being.
      shipEnded();
      journal.turn();
      shipEnded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void shipEnded() throws IOException {
    for (Path file : journal.ended()) {
      try {
        ship(read(file));
        Files.deleteIfExists(file);
      } catch (NoSuchFileException brought) {
        LOG.debug("Another hub on the same folder was faster with {}", file.getFileName());
      }
    }
  }

  private void ship(List<RecordedAccess> noted) {
    for (int from = 0; from < noted.size(); from += BATCH) {
      store(noted.subList(from, Math.min(from + BATCH, noted.size())));
    }
  }

  private void store(List<RecordedAccess> batch) {
    try {
      database.accept(batch);
    } catch (DuplicateKeyException some) {
      for (RecordedAccess one : batch) {
        try {
          database.accept(List.of(one));
        } catch (DuplicateKeyException there) {
          LOG.debug("Reading {} is stored already", one.id());
        }
      }
    }
  }

  /** A power cut may leave the last line in part: notes are not forced to the disk one by one. */
  private List<RecordedAccess> read(Path file) throws IOException {
    List<RecordedAccess> noted = new ArrayList<>();
    for (String line : Files.readString(file, StandardCharsets.UTF_8).split("\n")) {
      try {
        if (!line.isBlank()) {
          noted.add(json.readValue(line, RecordedAccess.class));
        }
      } catch (JsonProcessingException torn) {
        LOG.warn("A line of {} can't be read and is left out", file.getFileName());
      }
    }
    return noted;
  }
}
