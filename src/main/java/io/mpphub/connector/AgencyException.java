package io.mpphub.connector;

import java.time.Duration;

/**
 * An operation that did not end {@link Outcome#OK}. Carries no stack trace: it is an answer, not a
 * fault of the program. Its message is safe to log and to show: no personal data, no secret, no
 * text of the agency.
 */
public final class AgencyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String connector;
  private final String operation;
  private final Outcome outcome;
  private final Integer httpStatus;
  private final Duration retryAfter;
  private final boolean timeout;
  private final boolean sent;

  public AgencyException(
      String connector,
      String operation,
      Outcome outcome,
      Integer httpStatus,
      Duration retryAfter,
      boolean timeout,
      String reason) {
    this(connector, operation, outcome, httpStatus, retryAfter, timeout, true, reason);
  }

  private AgencyException(
      String connector,
      String operation,
      Outcome outcome,
      Integer httpStatus,
      Duration retryAfter,
      boolean timeout,
      boolean sent,
      String reason) {
    super(reason, null, false, false);
    this.connector = connector;
    this.operation = operation;
    this.outcome = outcome;
    this.httpStatus = httpStatus;
    this.retryAfter = retryAfter;
    this.timeout = timeout;
    this.sent = sent;
  }

  /**
   * A request that was not sent because calls to the agency pause. The agency saw nothing of it, so
   * it's no attempt.
   *
   * @param retryAfter when calls are made again
   */
  static AgencyException notSent(
      String connector, String operation, Duration retryAfter, String reason) {
    return new AgencyException(
        connector, operation, Outcome.TRANSIENT, null, retryAfter, false, false, reason);
  }

  /** False when the circuit was open: the agency was not called at all. */
  public boolean sent() {
    return sent;
  }

  public String connector() {
    return connector;
  }

  /** The operation, null when its answer was fine for the connector but not for the service. */
  public String operation() {
    return operation;
  }

  public Outcome outcome() {
    return outcome;
  }

  /** The HTTP status of the answer, null when there was none. */
  public Integer httpStatus() {
    return httpStatus;
  }

  /** When the agency expects another try, null when it didn't say. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /**
   * True when the request may have been applied though no answer came: the outcome is unknown and a
   * repeat may be a repeat at the agency too.
   */
  public boolean timeout() {
    return timeout;
  }
}
