package io.mpphub.store;

import java.util.UUID;

/**
 * Which messages to list; a null criterion matches all.
 *
 * @param after the last id of the page before, null for the first page
 * @param limit how many at most, 1 to 200
 */
public record MessageQuery(
    UUID applicationId,
    String nik,
    String connector,
    String service,
    MessageStatus status,
    ApplicationState state,
    UUID after,
    int limit) {

  public MessageQuery {
    if (limit < 1 || limit > ApplicationQuery.MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit must be 1 to " + ApplicationQuery.MAX_LIMIT + ", but was " + limit);
    }
  }

  /** Without the NIK: it may end up in a log. */
  @Override
  public String toString() {
    return "MessageQuery[connector=" + connector + ", status=" + status + ", limit=" + limit + "]";
  }
}
