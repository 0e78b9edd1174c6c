package io.mpphub.delivery;

/** Outcome of a decision that an agency sent. */
public enum Decided {
  /** The application has it now, or once the withdrawal under way has come to its end. */
  APPLIED,
  /** The application had the same one already: nothing changed. */
  REPEATED,
  /** The application is closed otherwise: the first word stands, its history tells of this one. */
  CONTRADICTED,
  /**
   * The decision names another of the agency's references than the application has: nothing
   * changed.
   */
  OF_ANOTHER,
  /** The decision is dated before its application was submitted: nothing changed. */
  TOO_EARLY,
  /** There is no such application for this agency. */
  UNKNOWN;

  /** True when the application is one of ours, even if the decision had no effect. */
  public boolean isKnown() {
    return this != UNKNOWN;
  }
}
