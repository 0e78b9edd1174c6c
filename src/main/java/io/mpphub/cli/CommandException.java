package io.mpphub.cli;

/** A command that ends early, with a text for the person who typed it. */
final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandException(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  /** What was typed, or a file that it names, can't be used. */
  static CommandException usage(String message) {
    return new CommandException(ExitCodes.USAGE, message);
  }

  /** Something is wrong with what was asked for. */
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
