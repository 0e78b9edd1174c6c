package io.mpphub.access;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One reading of a resident's data, as it is kept.
 *
 * @param subject stands for the resident: the same for the same one
 * @param purpose null when none was given
 * @param source null when it is the hub's own
 * @param application null when it is of none
 */
public record RecordedAccess(
    UUID id,
    String subject,
    Instant at,
    String reader,
    ReaderKind readerKind,
    String purpose,
    String service,
    String source,
    List<String> elements,
    UUID application) {

  /** Kinds of readers. */
  public enum ReaderKind {
    /** A front end, for its users. */
    CLIENT,
    /** An operator of the hub. */
    OPERATOR,
    /** The hub itself, which checks an application and keeps the answer to itself. */
    HUB;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
