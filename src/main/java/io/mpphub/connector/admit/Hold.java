package io.mpphub.connector.admit;

import java.time.Instant;

/**
 * A connector that is not to be called: until an operator releases it, or, when the hub holds it by
 * itself, until a probe shows that the agency takes the hub's set-up again.
 *
 * @param by the operator, or {@link #HUB}
 * @param reason why, in words that may be shown
 * @param probe null when an operator holds it
 */
public record Hold(String connector, Instant at, String by, String reason, Probe probe) {

  /** The holder of a connector whose agency refuses the hub's set-up. */
  public static final String HUB = "hub";

  /**
   * The next probe.
   *
   * @param operation the only one that was refused, null when the agency refuses all calls of the
   *     hub
   * @param at its earliest time
   * @param made number of probes made
   */
  public record Probe(String operation, Instant at, int made) {

    /** True when such a call can probe the refused one. */
    boolean isOf(String called) {
      return operation == null || operation.equals(called);
    }
  }

  public boolean isByHub() {
    return by.equals(HUB);
  }

  /** True when a call of this operation must not go out, unless it is the probe. */
  boolean bars(String operation) {
    return probe == null || probe.isOf(operation);
  }

  boolean isProbeDue(Instant now) {
    return probe != null && !now.isBefore(probe.at());
  }
}
