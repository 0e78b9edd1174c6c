package io.mpphub.connector;

import java.time.Instant;

/**
 * Why nothing is sent to an agency now.
 *
 * @param until when that ends, null when nobody knows
 * @param reason in words that front ends may be told
 */
public record Closure(Kind kind, Instant until, String reason) {

  /** The reasons there are. */
  public enum Kind {
    /** An operator, or the hub itself, holds the connector. */
    HELD,
    /** Outside the agency's opening hours. */
    CLOSED,
    /** What the agency allows for the day is used up. */
    QUOTA
  }
}
