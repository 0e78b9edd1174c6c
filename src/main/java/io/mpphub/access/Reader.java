package io.mpphub.access;

import io.mpphub.access.RecordedAccess.ReaderKind;
import java.util.List;
import java.util.UUID;

/**
 * The reader on whose behalf an agency is asked. Stands in the exchange's property {@value
 * #PROPERTY} before an operation is called; without it the hub asks of its own accord.
 *
 * @param name of the front end or the operator; of the front end also for {@link ReaderKind#HUB},
 *     when the hub checks what that one sent
 * @param purpose one that was agreed, or an operator's reason; null when there is none
 * @param service the service through which it reads, null for the agency's system itself
 * @param subject the person whose data it is, null when only the request has it
 * @param elements the elements asked for, null for all that the operation tells
 * @param application the application whose data it is, null for none
 */
public record Reader(
    String name,
    ReaderKind kind,
    String purpose,
    String service,
    String subject,
    List<String> elements,
    UUID application) {

  public static final String PROPERTY = "hubReader";

  static final Reader HUB = new Reader("hub", ReaderKind.HUB, null, null, null, null, null);

  /** Without names: it may end up in a log. */
  @Override
  public String toString() {
    return "Reader[" + name + ", " + service + "]";
  }
}
