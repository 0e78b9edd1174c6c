package io.mpphub.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.wire.rows.FileRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies rows of a file, several in one transaction: their events, the rows that are set aside and
 * the file's progress go into the database together or not at all. Rows that are dealt with
 * already, also by another hub, are left out, but those that were set aside and can be read by now.
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
      Written written = transaction.execute(status -> write(file, origin, event, rows));
      count(origin, "applied", written.sound().size());
      count(origin, "invalid", written.invalid().size());
      written.mended().forEach(row -> invalid.removeFromQueue(origin, row.number()));
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
    FileProgress ended =
        transaction.execute(
            status -> {
              if (fault == null) {
                invalid.takeBack(origin, null);
              } else {
                invalid.setAside(origin, null, fault, "");
              }
              return files.end(file, fault);
            });
    if (fault == null) {
      invalid.removeFromQueue(origin, null);
    }
    return ended;
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

  /**
   * Outcome of rows that were left to write.
   *
   * @param sound that are applied, the mended ones among them
   * @param mended that were set aside when the file came before
   */
  private record Written(List<FileRow> sound, List<FileRow> invalid, List<FileRow> mended) {}

  private Written write(
      UUID file, InvalidMessages.Origin origin, String event, List<FileRow> rows) {
    FileProgress before = files.lock(file);
    if (before.state() != FileProgress.State.OPEN) {
      return new Written(List.of(), List.of(), List.of());
    }
    Map<Boolean, List<FileRow>> left =
        rows.stream()
            .filter(row -> row.number() >= before.nextRow())
            .collect(Collectors.partitioningBy(row -> row.fault() == null));
    List<FileRow> mended = mended(origin, before, rows);
    List<FileRow> sound = Stream.concat(mended.stream(), left.get(true).stream()).toList();
    if (!sound.isEmpty()) {
      ArrayNode values = JsonNodeFactory.instance.arrayNode();
      sound.forEach(row -> values.add(row.value()));
      events.hand(event, origin.connector(), values);
    }
    mended.forEach(row -> invalid.takeBack(origin, row.number()));
    // Last, so that a refusal above makes no repeats in the queue.
    left.get(false).forEach(row -> invalid.setAside(origin, row.number(), row.fault(), row.raw()));
    files.update(
        before.after(
            rows.get(rows.size() - 1).number(),
            sound.size(),
            left.get(false).size() - mended.size()));
    return new Written(sound, left.get(false), mended);
  }

  /** Rows that were set aside when the file came before, and can be read now. */
  private List<FileRow> mended(
      InvalidMessages.Origin origin, FileProgress before, List<FileRow> rows) {
    return before.invalidRows() == 0
        ? List.of()
        : invalid.waiting(
            origin,
            rows.stream()
                .filter(row -> row.number() < before.nextRow() && row.fault() == null)
                .toList());
  }
}
