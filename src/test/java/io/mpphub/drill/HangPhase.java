package io.mpphub.drill;

/** What the agency in question does at a moment. */
enum HangPhase {
  /** Neither is to be counted: it warms up, or comes back. */
  UNCOUNTED,
  /** It works. */
  QUIET,
  /** It takes requests and never answers. */
  HANGING
}
