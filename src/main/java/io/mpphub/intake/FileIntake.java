package io.mpphub.intake;

import io.mpphub.intake.FileProgress.State;
import io.mpphub.wire.rows.FileRow;
import io.mpphub.wire.rows.FileRows;
import io.mpphub.wire.rows.RowFile;
import io.mpphub.wire.rows.UnreadableFileException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.BatchConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a file of an agency, the bean of inbound file routes. Each row is applied once: after a
 * crash the file comes again, and goes on with the first row that is not dealt with. Left again, it
 * is read for its set-aside rows that have become readable.
 */
class FileIntake {

  /** Exchange property: the folder that the file is moved to. */
  static final String FOLDER = "hubFolder";

  private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);

  private final InboundFiles files;
  private final RowBatches batches;
  private final Clock clock;

  FileIntake(InboundFiles files, RowBatches batches, Clock clock) {
    this.files = files;
    this.batches = batches;
    this.clock = clock;
  }

  /** The hub stops: the file stays where it is, and goes on after the next start. */
  static final class StoppingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppingException() {
      super("the hub stops", null, false, false);
    }
  }

  /**
   * Applies the rows of the {@link RowFile} in the body, or none when that was done before.
   *
   * @param event that rows become
   * @param batch number of rows that are applied in one transaction
   * @throws RuntimeException when the hub can't take the rest now: the file is to come again
   */
  public void take(Exchange exchange, String connector, String operation, String event, int batch)
      throws IOException {
    RowFile file = exchange.getMessage().getBody(RowFile.class);
    FileProgress progress = files.open(connector, operation, file.name(), file.hash());
    State state = progress.state();
    if (state == State.OPEN) {
      Instant start = clock.instant();
      InvalidMessages.Origin origin =
          new InvalidMessages.Origin(connector, operation, file.name(), file.hash());
      Batches target = rows -> batches.apply(progress.id(), origin, event, rows);
      String fault = goOn(exchange, file, progress, target, batch);
      FileProgress ended = batches.end(progress.id(), origin, fault);
      tell(connector + "." + operation, file, ended, fault, start);
      state = ended.state();
    } else {
      LOG.info("{}.{} has had this file already; no row is applied", connector, operation);
    }
    exchange.setProperty(FOLDER, state == State.DONE ? "done" : "failed");
  }

  private static String goOn(
      Exchange exchange, RowFile file, FileProgress progress, Batches batches, int size)
      throws IOException {
    try {
      // Rows before that were set aside may be read by a connector that was mended since.
      long firstRow = progress.invalidRows() > 0 ? 0 : progress.nextRow();
      return apply(exchange, file, firstRow, batches, size);
    } catch (RuntimeException e) {
      LOG.warn(
          "{} stays where it is, the hub can't take its rows now ({}): it goes on when it is"
              + " fetched again",
          name(file),
          e.getClass().getSimpleName());
      throw e;
    }
  }

  private interface Batches {
    void apply(List<FileRow> rows);
  }

  /** Null when all rows could be read, else why not. */
  private static String apply(
      Exchange exchange, RowFile file, long firstRow, Batches batches, int size)
      throws IOException {
    List<FileRow> batch = new ArrayList<>(size);
    String fault = null;
    try (FileRows rows = file.rows()) {
      for (FileRow row = rows.next(); row != null; row = rows.next()) {
        if (row.number() >= firstRow) {
          batch.add(row);
        }
        if (batch.size() == size) {
          batches.apply(batch);
          batch.clear();
          stopInTime(exchange);
        }
      }
    } catch (UnreadableFileException e) {
      fault = e.getMessage();
    }
    if (!batch.isEmpty()) {
      batches.apply(batch);
    }
    return fault;
  }

  /** A long file must not hold up a hub that stops, or a connector that changes. */
  private static void stopInTime(Exchange exchange) {
    Route route = exchange.getContext().getRoute(exchange.getFromRouteId());
    if (route != null
        && route.getConsumer() instanceof BatchConsumer consumer
        && !consumer.isBatchAllowed()) {
      throw new StoppingException();
    }
  }

  private void tell(
      String operation, RowFile file, FileProgress progress, String fault, Instant start) {
    if (fault == null) {
      LOG.info(
          "{} has applied {} rows of {} and set {} aside as invalid; this run took {} s",
          operation,
          progress.appliedRows(),
          name(file),
          progress.invalidRows(),
          Duration.between(start, clock.instant()).toSeconds());
    } else {
      LOG.warn(
          "{} can't read {}: it {}. {} rows before are applied; the file goes to failed/",
          operation,
          name(file),
          fault,
          progress.appliedRows());
    }
  }

  /** For the log: nothing that could pass for another line of it. */
  private static String name(RowFile file) {
    return file.name().replaceAll("[^A-Za-z0-9._-]", "?");
  }
}
