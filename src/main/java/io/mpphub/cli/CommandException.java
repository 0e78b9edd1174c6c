package io.mpphub.cli;

/** A command that ends early, with a text for the person who typed it. */
final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandException(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** Returns the exception for unusable arguments or a file that they name. */
  static CommandException usage(String message) {
    return new CommandException(ExitCodes.USAGE, message);
  }

  /** Returns the exception for a fault that the command found. */
  static CommandException fault(String message) {
    return new CommandException(ExitCodes.FAULTS, message);
  }

  /** The other side can't be reached. */
  static CommandException unreachable(String message) {
    return new CommandException(ExitCodes.UNREACHABLE, message);
  }

  int exitCode() {
    return exitCode;
  }
}
