package io.mpphub.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes contents that belong to no document: leftovers of uploads that broke off, and contents
 * replaced, deleted or forgotten with their application. Any number of hubs may sweep the same.
 */
final class DocumentSweep {

  private static final int BATCH = 20;

  private final DocumentRows rows;
  private final Contents contents;
  private final Path incoming;
  private final Duration grace;
  private final TransactionOperations transaction;
  private final Clock clock;

  DocumentSweep(
      DocumentRows rows,
      Contents contents,
      Path incoming,
      Duration grace,
      TransactionOperations transaction,
      Clock clock) {
    this.rows = rows;
    this.contents = contents;
    this.incoming = incoming;
    this.grace = grace;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @return the number of deleted contents
   * @throws UncheckedIOException when the contents can't be reached
   */
  int run() {
    Instant limit = clock.instant().minus(grace);
    dropFiles(limit);
    int sum = 0;
    int last;
    do {
      last = transaction.execute(status -> deleteSome(limit));
      sum += last;
    } while (last == BATCH);
    return sum;
  }

  private int deleteSome(Instant limit) {
    List<UUID> orphans = rows.orphans(limit, BATCH);
    try {
      for (UUID orphan : orphans) {
        contents.delete(orphan);
        rows.forget(orphan);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return orphans.size();
  }

  /** Files that were coming in when a hub was killed. */
  private void dropFiles(Instant limit) {
    if (!Files.isDirectory(incoming)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming, "*.part")) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
