package io.mpphub.connector.admit;

import java.time.Instant;

/**
 * Reason for which no calls go to an agency now.
 *
 * @param until its end, null when unknown
 * @param reason in words for front ends
 */
public record Closure(Kind kind, Instant until, String reason) {

  /** The reasons there are. */
  public enum Kind {
    /** An operator, or the hub itself, holds the connector. */
    HELD,
    /** Outside the agency's opening hours. */
    CLOSED,
    /** The agency's quota of the day is used up. */
    QUOTA
  }
}
