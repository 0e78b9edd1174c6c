package io.mpphub.document;

import java.time.Instant;
import java.util.UUID;

/**
 * A document of an application, without its content.
 *
 * @param content what its content is kept under: another one each time that it is sent
 * @param size in bytes
 * @param sha256 of the content, 64 hexadecimal digits
 */
public record StoredDocument(
    UUID application,
    String name,
    UUID content,
    String mediaType,
    long size,
    String sha256,
    Instant storedAt) {

  /** Without the name, which the applicant chose: it may end up in a log. */
  @Override
  public String toString() {
    return "StoredDocument[" + content + " of " + application + ", " + mediaType + "]";
  }
}
