package io.mpphub.cli.frame;

/** Exit codes of {@code ./hub connector}. */
public final class ExitCodes {

  /** Done, and nothing is wrong. */
  public static final int OK = 0;

  /** Done, and something is wrong: it is listed. */
  public static final int FAULTS = 1;

  /** Not done: the command line, or a file that it names, can't be used. */
  public static final int USAGE = 2;

  /** Not done: the agency or the hub can't be reached. */
  public static final int UNREACHABLE = 3;

  private ExitCodes() {}
}
