package io.mpphub.delivery;

/** What became of a decision that an agency sent. */
public enum Decided {
  /** The application has it now. */
  APPLIED,
  /** The application had the same one already: nothing changed. */
  REPEATED,
  /** The application is closed otherwise: the first word stands, nothing changed. */
  CONTRADICTED,
  /** There is no such application for this agency. */
  UNKNOWN;

  /** True when the application is one of ours, whatever the decision did. */
  public boolean isKnown() {
    return this != UNKNOWN;
  }
}
