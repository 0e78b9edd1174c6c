package io.mpphub.store;

import java.util.UUID;

/**
 * Which messages to list; a null criterion matches all.
 *
 * @param onItsWay only what is neither delivered nor given up
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
    boolean onItsWay,
    UUID after,
    int limit) {

  public MessageQuery {
    if (limit < 1 || limit > ApplicationQuery.MAX_LIMIT) {
      throw new IllegalArgumentException(
          "limit must be 1 to " + ApplicationQuery.MAX_LIMIT + ", but was " + limit);
    }
  }

  /** Whether on its way or not. */
  public MessageQuery(
      UUID applicationId,
      String nik,
      String connector,
      String service,
      MessageStatus status,
      ApplicationState state,
      UUID after,
      int limit) {
    this(applicationId, nik, connector, service, status, state, false, after, limit);
  }

  /** Without the NIK: it may end up in a log. */
  @Override
  public String toString() {
    return "MessageQuery[connector=" + connector + ", status=" + status + ", limit=" + limit + "]";
  }
}
