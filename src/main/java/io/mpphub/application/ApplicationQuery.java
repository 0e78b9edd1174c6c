package io.mpphub.application;

import java.util.UUID;

/**
 * Which applications to list; a null criterion matches all.
 *
 * @param client whose applications
 * @param after the last id of the page before, null for the first page
 * @param limit how many at most, 1 to 200
 */
public record ApplicationQuery(
    String client, String nik, ApplicationState state, String service, UUID after, int limit) {

  public static final int MAX_LIMIT = 200;

  public ApplicationQuery {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", but was " + limit);
    }
  }

  /** Without the NIK: it may end up in a log. */
  @Override
  public String toString() {
    return "ApplicationQuery[state=" + state + ", service=" + service + ", limit=" + limit + "]";
  }
}
