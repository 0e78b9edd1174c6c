package io.mpphub.document;

import java.io.InputStream;
import java.util.UUID;

/**
 * A document as it comes in.
 *
 * @param contentType as the client says, null when it doesn't
 * @param length as the client announces, -1 when it doesn't
 * @param content read once; closed by the caller
 */
public record Upload(
    UUID application, String name, String contentType, long length, InputStream content) {

  /** Without the name, which the applicant chose: it may end up in a log. */
  @Override
  public String toString() {
    return "Upload[" + application + ", " + contentType + ", " + length + "]";
  }
}
