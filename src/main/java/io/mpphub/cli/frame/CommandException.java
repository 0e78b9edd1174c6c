package io.mpphub.cli.frame;

/** A command that ends early, with a text for the person who typed it. */
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandException(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** Returns the exception for unusable arguments or a file that they name. */
  public static CommandException usage(String message) {
    return new CommandException(ExitCodes.USAGE, message);
  }

  /** Returns the exception for a fault that the command found. */
  public static CommandException fault(String message) {
    return new CommandException(ExitCodes.FAULTS, message);
  }

  /** The other side can't be reached. */
  public static CommandException unreachable(String message) {
    return new CommandException(ExitCodes.UNREACHABLE, message);
  }

  public int exitCode() {
    return exitCode;
  }
}
