package io.mpphub.connector.run;

/** An agency's message that ends before it reaches the hub's event. */
public final class RefusedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String answer;

  public RefusedMessageException(String answer) {
    this(answer, null);
  }

  /**
   * @param answer name of the answer that the agency gets
   * @param fault why, without anything of the message; null for no more than the answer
   */
  public RefusedMessageException(String answer, String fault) {
    super(fault, null, false, false);
    this.answer = answer;
  }

  public String answer() {
    return answer;
  }
}
