package io.mpphub.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Facts that the licensing office must keep when its process is killed: one JSON line a fact, on
 * disk before the office answers. A line that a kill cut short was never answered for and is
 * dropped. Fails with {@link UncheckedIOException} when it can't write.
 */
final class LicensingJournal implements AutoCloseable {

  /** Facts about an application. */
  enum Kind {
    RECEIVED,
    REPEATED,
    WITHDRAWN,
    /** The hub took the decision, or said that it doesn't know the application. */
    SETTLED
  }

  /**
   * One fact.
   *
   * @param filed the application, for {@link Kind#RECEIVED} only
   */
  record Entry(Kind kind, String number, LicensingCase filed) {}

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

  private final FileChannel channel;
  private final List<Entry> entries;

  LicensingJournal(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      entries = readAndCutTornLine(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("The licensing office can't open its journal " + file, e);
    }
  }

  /** Returns the file's content when it was opened, oldest first. */
  List<Entry> entries() {
    return entries;
  }

  private List<Entry> readAndCutTornLine(byte[] bytes) throws IOException {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    channel.truncate(end).position(end);
    List<Entry> read = new ArrayList<>();
    for (String line : new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n")) {
      if (!line.isBlank()) {
        read.add(JSON.readValue(line, Entry.class));
      }
    }
    return List.copyOf(read);
  }

  synchronized void append(Entry entry) {
    try {
      String line = JSON.writeValueAsString(entry) + "\n";
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException("The licensing office can't write its journal", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
