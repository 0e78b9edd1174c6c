package io.mpphub.application;

import java.util.UUID;

/** An application was to be moved to a state that its present one doesn't lead to. */
public final class IllegalMoveException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IllegalMoveException(UUID application, ApplicationState from, ApplicationState to) {
    super(
        "application "
            + application
            + ": "
            + from.wireName()
            + " can't become "
            + to.wireName()
            + "; it stays as it is");
  }
}
