package io.mpphub.wire;

/**
 * A body that can't be read, or a message that can't be written. Its text says which rule was
 * broken and where; it never quotes the body, so it is safe to log.
 */
public final class InvalidBodyException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidBodyException(String fault) {
    super(fault, null, false, false);
  }
}
