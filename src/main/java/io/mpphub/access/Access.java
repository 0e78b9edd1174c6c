package io.mpphub.access;

import io.mpphub.access.RecordedAccess.ReaderKind;
import java.util.List;
import java.util.UUID;

/**
 * A reading, about to happen, of the hub's or an agency's data on a resident.
 *
 * @param purpose in the reader's words, null when it gave none
 * @param service the service through which it is read, such as {@code residents}
 * @param source the agency that it comes from, null when it is the hub's own
 * @param elements the elements read, such as {@code name}
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

  /** Without names: it may end up in a log. */
  @Override
  public String toString() {
    return "Access[" + reader + ", " + service + "]";
  }
}
