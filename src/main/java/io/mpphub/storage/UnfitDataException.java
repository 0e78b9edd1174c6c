package io.mpphub.storage;

/** The database is not one that this hub may work on; the message says which, and why. */
final class UnfitDataException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String action;

  /**
   * @param action what is to be done
   */
  UnfitDataException(String message, String action) {
    super(message);
    this.action = action;
  }

  String action() {
    return action;
  }
}
