package io.mpphub.adapter;

/** An agency's message that ends before it reaches the hub's event. */
final class RefusedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String answer;

  RefusedMessageException(String answer) {
    this(answer, null);
  }

  /**
   * @param answer name of the answer that the agency gets
   * @param fault why, without anything of the message; null for no more than the answer
   */
  RefusedMessageException(String answer, String fault) {
    super(fault, null, false, false);
    this.answer = answer;
  }

  String answer() {
    return answer;
  }
}
