package io.mpphub.invalid;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that an agency sent and the hub can't read.
 *
 * @param id the same for the same thing, however often it comes
 * @param source name of the file, or id of the message
 * @param rowNumber in the file, null when it was no file
 * @param fault what is wrong, without personal data
 * @param raw as it came; personal data, so it is in no log and no queue
 */
public record InvalidRow(
    UUID id,
    String connector,
    String operation,
    String source,
    Long rowNumber,
    String fault,
    String raw,
    Instant receivedAt) {

  /** Without the content. */
  @Override
  public String toString() {
    return "%s.%s %s row %s: %s".formatted(connector, operation, source, rowNumber, fault);
  }
}
