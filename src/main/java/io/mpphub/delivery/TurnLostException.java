package io.mpphub.delivery;

/**
 * The attempt isn't its message's any more: it was held up for so long that another took over.
 * Nothing was sent, and what it would record is the other's now.
 */
class TurnLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TurnLostException() {
    super("another attempt has taken the message over", null, false, false);
  }
}
