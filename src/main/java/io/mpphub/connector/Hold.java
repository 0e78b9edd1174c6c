package io.mpphub.connector;

import java.time.Instant;

/**
 * A connector that is not to be called until an operator releases it.
 *
 * @param by the operator, or {@link #HUB}
 * @param reason why, in words that may be shown
 */
public record Hold(String connector, Instant at, String by, String reason) {

  /** Who holds a connector whose agency refuses the hub's set-up. */
  public static final String HUB = "hub";

  public boolean isByHub() {
    return by.equals(HUB);
  }
}
