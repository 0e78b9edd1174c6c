package io.mpphub.delivery.message;

import io.mpphub.application.ApplicationQuery;
import io.mpphub.application.ApplicationState;
import java.util.UUID;

/**
 * Which messages to list; a null criterion matches all.
 *
 * @param traceId of a call that had to do with the application
 * @param reference the agency's own number for the application
 * @param onItsWay only what is neither delivered nor given up
 * @param after the last id of the page before, null for the first page
 * @param limit how many at most, 1 to 200
 */
public record MessageQuery(
    UUID applicationId,
    String traceId,
    String reference,
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

  /** Query for messages in flight or not, with any trace and reference. */
  public MessageQuery(
      UUID applicationId,
      String nik,
      String connector,
      String service,
      MessageStatus status,
      ApplicationState state,
      UUID after,
      int limit) {
    this(applicationId, null, null, nik, connector, service, status, state, false, after, limit);
  }

  /** Without the NIK: it may end up in a log. */
  @Override
  public String toString() {
    return "MessageQuery[connector=" + connector + ", status=" + status + ", limit=" + limit + "]";
  }
}
