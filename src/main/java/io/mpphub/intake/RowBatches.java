package io.mpphub.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.store.FileProgress;
import io.mpphub.store.InboundFiles;
import io.mpphub.wire.FileRow;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies rows of a file, several in one transaction: their events, the rows that are set aside and
 * how far the file is go into the database together or not at all. Rows that are dealt with
 * already, also by another hub, are left out.
 */
class RowBatches {

  private final InboundFiles files;
  private final EventRoute events;
  private final InvalidMessages invalid;
  private final TransactionOperations transaction;
  private final MeterRegistry meters;

  RowBatches(
      InboundFiles files,
      EventRoute events,
      InvalidMessages invalid,
      TransactionOperations transaction,
      MeterRegistry meters) {
    this.files = files;
    this.events = events;
    this.invalid = invalid;
    this.transaction = transaction;
    this.meters = meters;
  }

  /**
   * @param file its {@link FileProgress#id}
   * @param event that rows become
   * @param rows in the file's order, at least one
   * @throws RuntimeException when the hub can't take any row now; those before are dealt with
   */
  void apply(UUID file, InvalidMessages.Origin origin, String event, List<FileRow> rows) {
    try {
      List<FileRow> written = transaction.execute(status -> write(file, origin, event, rows));
      count(origin, "applied", written.stream().filter(row -> row.fault() == null).count());
      count(origin, "invalid", written.stream().filter(row -> row.fault() != null).count());
    } catch (EventRoute.RefusedException e) {
      // One of them, or more: found by halves.
      if (rows.size() == 1) {
        apply(file, origin, event, List.of(rows.get(0).refused(e.getMessage())));
      } else {
        apply(file, origin, event, rows.subList(0, rows.size() / 2));
        apply(file, origin, event, rows.subList(rows.size() / 2, rows.size()));
      }
    }
  }

  /**
   * Ends a file. One that can't be read is set aside as a whole: its reason without its content,
   * which stays at the agency.
   *
   * @param fault why it can't be read, null when it could
   */
  FileProgress end(UUID file, InvalidMessages.Origin origin, String fault) {
    return transaction.execute(
        status -> {
          if (fault != null) {
            invalid.setAside(origin, null, fault, "");
          }
          return files.end(file, fault);
        });
  }

  private void count(InvalidMessages.Origin origin, String outcome, long rows) {
    meters
        .counter(
            "hub.file.rows",
            "connector",
            origin.connector(),
            "operation",
            origin.operation(),
            "outcome",
            outcome)
        .increment(rows);
  }

  /** Those that were left to write. */
  private List<FileRow> write(
      UUID file, InvalidMessages.Origin origin, String event, List<FileRow> rows) {
    FileProgress before = files.lock(file);
    List<FileRow> left = rows.stream().filter(row -> row.number() >= before.nextRow()).toList();
    if (left.isEmpty() || before.state() != FileProgress.State.OPEN) {
      return List.of();
    }
    ArrayNode sound = JsonNodeFactory.instance.arrayNode();
    left.stream().filter(row -> row.fault() == null).forEach(row -> sound.add(row.value()));
    if (!sound.isEmpty()) {
      events.hand(event, origin.connector(), sound);
    }
    // Last, so that a refusal above makes no repeats in the queue.
    for (FileRow row : left) {
      if (row.fault() != null) {
        invalid.setAside(origin, row.number(), row.fault(), row.raw());
      }
    }
    files.update(
        before.after(left.get(left.size() - 1).number(), sound.size(), left.size() - sound.size()));
    return left;
  }
}
