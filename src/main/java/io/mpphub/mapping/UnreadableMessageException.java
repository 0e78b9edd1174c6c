package io.mpphub.mapping;

/**
 * A message that a mapping or a condition can't work on: a value that can't be read, a shape that
 * it doesn't know, a mapping that never ends. Its text names the file, the line and the member
 * where they are known; it never quotes the message, so it is safe to log and to show.
 */
public final class UnreadableMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableMessageException(String reason) {
    super(reason, null, false, false);
  }
}
