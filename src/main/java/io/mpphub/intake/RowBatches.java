package io.mpphub.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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

  RowBatches(
      InboundFiles files,
      EventRoute events,
      InvalidMessages invalid,
      TransactionOperations transaction) {
    this.files = files;
    this.events = events;
    this.invalid = invalid;
    this.transaction = transaction;
  }

  /**
   * @param file its {@link FileProgress#id}
   * @param event that rows become
   * @param rows in the file's order, at least one
   * @throws RuntimeException when the hub can't take any row now; those before are dealt with
   */
  void apply(UUID file, InvalidMessages.Origin origin, String event, List<FileRow> rows) {
    try {
      transaction.executeWithoutResult(status -> write(file, origin, event, rows));
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

  private void write(UUID file, InvalidMessages.Origin origin, String event, List<FileRow> rows) {
    FileProgress before = files.lock(file);
    List<FileRow> left = rows.stream().filter(row -> row.number() >= before.nextRow()).toList();
    if (left.isEmpty() || before.state() != FileProgress.State.OPEN) {
      return;
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
  }
}
