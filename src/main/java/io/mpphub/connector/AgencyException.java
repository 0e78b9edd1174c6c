package io.mpphub.connector;

import java.time.Duration;
import java.util.Set;

/**
 * An operation that did not end {@link Outcome#OK}. Carries no stack trace: it is an answer, not a
 * fault of the program. Its message is safe to log and to show: no personal data, no secret, no
 * text of the agency.
 */
public final class AgencyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Unauthorized, and the same of a proxy. */
  private static final Set<Integer> CREDENTIALS = Set.of(401, 407);

  /** Progress of the request to the agency. */
  public enum Reach {
    /** Not sent: calls to the agency pause. No attempt. */
    HELD_BACK,
    /** There was no connection: the agency saw nothing of it. */
    NO_CONNECTION,
    /** The connection broke: the agency may have done what was asked. */
    CUT_OFF,
    /** No answer in time: the agency may have done what was asked. */
    TIMED_OUT,
    /** The agency answered. */
    ANSWERED
  }

  private final String connector;
  private final String operation;
  private final Outcome outcome;
  private final Reach reach;
  private final Integer httpStatus;
  private final Duration retryAfter;
  private final boolean ofCredentials;

  /**
   * An answer of the agency.
   *
   * @param reason null for the general words of the outcome
   */
  public AgencyException(
      String connector,
      String operation,
      Outcome outcome,
      Integer httpStatus,
      Duration retryAfter,
      String reason) {
    this(
        connector,
        operation,
        outcome,
        Reach.ANSWERED,
        httpStatus,
        retryAfter,
        reason == null ? general(outcome) : reason,
        outcome == Outcome.MISCONFIGURED && httpStatus != null && CREDENTIALS.contains(httpStatus));
  }

  private AgencyException(
      String connector,
      String operation,
      Outcome outcome,
      Reach reach,
      Integer httpStatus,
      Duration retryAfter,
      String reason,
      boolean ofCredentials) {
    super(reason, null, false, false);
    this.connector = connector;
    this.operation = operation;
    this.outcome = outcome;
    this.reach = reach;
    this.httpStatus = httpStatus;
    this.retryAfter = retryAfter;
    this.ofCredentials = ofCredentials;
  }

  /**
   * No answer of the agency.
   *
   * @param retryAfter when another try makes sense, null when unknown
   */
  public static AgencyException unanswered(
      String connector, String operation, Reach reach, Duration retryAfter, String reason) {
    return new AgencyException(
        connector, operation, Outcome.TRANSIENT, reach, null, retryAfter, reason, false);
  }

  /**
   * Returns the failure of an agency that refuses the hub itself, for any request.
   *
   * @param httpStatus null when there was none
   * @param reason null for the general words
   */
  public static AgencyException ofCredentials(
      String connector, String operation, Integer httpStatus, String reason) {
    return new AgencyException(
        connector,
        operation,
        Outcome.MISCONFIGURED,
        Reach.ANSWERED,
        httpStatus,
        null,
        reason == null ? general(Outcome.MISCONFIGURED) : reason,
        true);
  }

  private static String general(Outcome outcome) {
    return switch (outcome) {
      case OK -> "Done.";
      case NOT_FOUND -> "The agency has no such record.";
      case INACTIVE -> "The agency's record is closed.";
      case REJECTED -> "The agency refused the request.";
      case TRANSIENT -> "The agency is not available.";
      case MISCONFIGURED -> "The agency refuses the hub's set-up.";
      case UNREADABLE -> "The agency's answer can't be understood.";
    };
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

  public Reach reach() {
    return reach;
  }

  /** The HTTP status of the answer, null when there was none. */
  public Integer httpStatus() {
    return httpStatus;
  }

  /** Returns the pause after which the agency expects another try, null when it didn't say. */
  public Duration retryAfter() {
    return retryAfter;
  }

  /**
   * True when the agency refuses the hub's credentials, or a rule of the connector file says that
   * the hub's set-up is wrong: no other request would fare better. Other failures of {@link
   * Outcome#MISCONFIGURED} may concern this one request only.
   */
  public boolean isOfCredentials() {
    return ofCredentials;
  }

  /**
   * True when the agency may have done what was asked though it did not say so. A failure that
   * comes with 5xx or 408 may be a gateway's word, not the agency's: so it may have done it too.
   */
  public boolean mayBeApplied() {
    return reach == Reach.CUT_OFF
        || reach == Reach.TIMED_OUT
        || outcome == Outcome.UNREADABLE
        || !isFinal() && httpStatus != null && (httpStatus >= 500 || httpStatus == 408);
  }

  /** True for the agency's no. */
  private boolean isFinal() {
    return outcome == Outcome.REJECTED
        || outcome == Outcome.NOT_FOUND
        || outcome == Outcome.INACTIVE;
  }
}
