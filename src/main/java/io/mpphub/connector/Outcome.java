package io.mpphub.connector;

import java.util.Locale;

/** Meaning of an agency's answer to the hub, in all agencies' forms. */
public enum Outcome {
  /** Done. */
  OK,
  /** The record doesn't exist. Final. */
  NOT_FOUND,
  /** The record exists but is closed, such as a deceased resident. Final. */
  INACTIVE,
  /** The agency's final no. Not retried. */
  REJECTED,
  /** Down, slow, over quota: worth another try. Counts against the circuit breaker. */
  TRANSIENT,
  /**
   * The hub's own set-up is wrong (credentials, address): retrying won't help, an operator must
   * act.
   */
  MISCONFIGURED,
  /** Not what the agency and the hub agreed on. */
  UNREADABLE;

  /** The outcome as connector files write it, such as {@code not-found}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException when there is no such outcome
   */
  static Outcome ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
