package io.mpphub.drill;

/**
 * Disturbance of a hub at a moment.
 *
 * @param name for people
 */
record Phase(String name) {

  /** Not to be counted: the hub warms up, or comes back. */
  static final Phase UNCOUNTED = new Phase("uncounted");

  /** Nothing. */
  static final Phase QUIET = new Phase("quiet");
}
