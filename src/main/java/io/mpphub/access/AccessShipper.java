package io.mpphub.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/**
 * Brings noted readings to the database. A file is deleted when the database has all of it; repeats
 * after a crash in between are known by their ids.
 */
final class AccessShipper {

  private static final Logger LOG = LoggerFactory.getLogger(AccessShipper.class);
  private static final int BATCH = 500;

  private final AccessJournal journal;
  private final Consumer<List<RecordedAccess>> database;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  /**
   * @param database takes all that it is given, or none
   */
  AccessShipper(AccessJournal journal, Consumer<List<RecordedAccess>> database, ObjectMapper json) {
    this.journal = journal;
    this.database = database;
    // Two notes on one line are torn, too.
    this.reader =
        json.readerFor(RecordedAccess.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    this.writer = json.writerFor(RecordedAccess.class);
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
        ship(file);
        Files.deleteIfExists(file);
      } catch (NoSuchFileException brought) {
        LOG.debug("Another hub on the same folder was faster with {}", file.getFileName());
      }
    }
  }

  /** A batch at a time: while the database was away the file may have grown long. */
  private void ship(Path file) throws IOException {
    List<RecordedAccess> batch = new ArrayList<>();
    try (NoteLines lines = new NoteLines(file)) {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        RecordedAccess noted = read(line, file);
        if (noted != null) {
          batch.add(noted);
        }
        if (batch.size() == BATCH) {
          store(batch, file);
          batch.clear();
        }
      }
    }
    if (!batch.isEmpty()) {
      store(batch, file);
    }
  }

  private void store(List<RecordedAccess> batch, Path file) throws IOException {
    try {
      database.accept(batch);
    } catch (DataIntegrityViolationException some) {
      for (RecordedAccess one : batch) {
        store(one, file);
      }
    }
  }

  private void store(RecordedAccess one, Path file) throws IOException {
    try {
      database.accept(List.of(one));
    } catch (DuplicateKeyException there) {
      LOG.debug("Reading {} is stored already", one.id());
    } catch (DataIntegrityViolationException unfit) {
      setAside(writer.writeValueAsBytes(one), file);
    }
  }

  /**
   * Returns null for a malformed note. A power cut may leave the last line in part: notes are not
   * forced to the disk one by one. Such a line is set aside beside the file, for people.
   */
  private RecordedAccess read(byte[] line, Path file) throws IOException {
    if (line.length == 0) {
      return null;
    }
    try {
      return reader.readValue(line);
    } catch (JsonProcessingException | CharConversionException torn) {
      setAside(line, file);
      return null;
    }
  }

  private static void setAside(byte[] line, Path file) throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ".torn");
    try (OutputStream out =
        Files.newOutputStream(aside, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      out.write(line);
      out.write('\n');
    }
    LOG.warn("A line of notes can't be used and is set aside in {}", aside.getFileName());
  }
}
