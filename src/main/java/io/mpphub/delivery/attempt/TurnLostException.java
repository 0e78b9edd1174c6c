package io.mpphub.delivery.attempt;

/**
 * The attempt isn't its message's any more: it was held up for so long that another took over.
 * Nothing was sent, and the other attempt records the outcome.
 */
public class TurnLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TurnLostException() {
    super("another attempt has taken the message over", null, false, false);
  }
}
