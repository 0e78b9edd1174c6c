package io.mpphub.access;

import io.mpphub.store.RecordedAccess.ReaderKind;
import java.util.List;
import java.util.UUID;

/**
 * Somebody is about to read what the hub or an agency knows of a resident.
 *
 * @param purpose in the reader's words, null when it gave none
 * @param service what it is read through, such as {@code residents}
 * @param source the agency that it comes from, null when it is the hub's own
 * @param elements what is read, such as {@code name}
 * @param application whose data it is, null when it is of none
 */
public record Access(
    String nik,
    String reader,
    ReaderKind readerKind,
    String purpose,
    String service,
    String source,
    List<String> elements,
    UUID application) {

  /** Names nobody: it may end up in a log. */
  @Override
  public String toString() {
    return "Access[" + reader + ", " + service + "]";
  }
}
