package io.mpphub.cli;

/** Exit codes of {@code ./hub connector}. */
final class ExitCodes {

  /** Done, and nothing is wrong. */
  static final int OK = 0;

  /** Done, and something is wrong: it is listed. */
  static final int FAULTS = 1;

  /** Not done: the command line, or a file that it names, can't be used. */
  static final int USAGE = 2;

  /** Not done: the agency or the hub can't be reached. */
  static final int UNREACHABLE = 3;

  private ExitCodes() {}
}
