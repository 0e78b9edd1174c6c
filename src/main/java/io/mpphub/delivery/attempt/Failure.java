package io.mpphub.delivery.attempt;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.problem.ProblemException;
import java.time.Duration;
import java.util.stream.Collectors;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;

/**
 * Meaning of a failed attempt for its message.
 *
 * @param outcome the outcome class, for the record and the metrics
 * @param httpStatus the agency's answer, null when there was none
 * @param retryAfter the shortest pause before another try, null when none was asked for
 * @param maybeApplied true when the agency may have carried out the request all the same
 * @param cause text that is safe to store and to show
 * @param toHold the connector to hold, null for none
 * @param isCertain whether the agency refuses the hub itself, for any message
 */
record Failure(
    Kind kind,
    String outcome,
    Integer httpStatus,
    Duration retryAfter,
    boolean maybeApplied,
    String cause,
    String toHold,
    boolean isCertain) {

  /**
   * Longest pause of a message that waits for calls to go on: while they pause it rests in the
   * queue.
   */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  /** Time enough for the consumption to pause; the length of that pause is unknown. */
  private static final Duration UNTIL_PAUSED = Duration.ofSeconds(2);

  private static final int LONGEST_CAUSE = 1000;

  Failure {
    if (cause.length() > LONGEST_CAUSE) {
      cause = cause.substring(0, LONGEST_CAUSE - 1) + "\u2026";
    }
  }

  enum Kind {
    /** Final: the agency's no, or a check's. */
    REJECTED,
    /** Worth another try, until the policy's tries are used up. */
    RETRY,
    /** Nothing went to the agency: another try that costs none. */
    NOT_SENT,
    /** The hub's set-up for the agency is wrong: its connector is held, and no try is used up. */
    HOLD
  }

  /** The agency took note of a withdrawal and decided at the same moment: it is to be asked. */
  static Failure crossed() {
    return new Failure(
        Kind.RETRY,
        "delivered",
        null,
        null,
        true,
        "The agency decided at the same moment; it is asked what stands",
        null,
        false);
  }

  /**
   * Returns the failure as one of a question, which leaves no doubt whether the command was carried
   * out.
   */
  Failure ofQuestion() {
    return new Failure(kind, outcome, httpStatus, retryAfter, false, cause, toHold, isCertain);
  }

  /** Returns the failure as one that is not final yet. */
  Failure after(Duration pause) {
    return new Failure(Kind.RETRY, outcome, httpStatus, pause, maybeApplied, cause, null, false);
  }

  /** Whether the hub put it off and knows for how long: earlier failures don't lengthen that. */
  boolean isOfHub() {
    return retryAfter != null && (kind == Kind.NOT_SENT || kind == Kind.HOLD);
  }

  /** Classifies what the checks' or the operation's route threw. */
  static Failure of(Throwable thrown, String connector) {
    if (thrown instanceof AgencyException agency) {
      return of(agency);
    }
    if (thrown instanceof ProblemException problem) {
      return of(problem);
    }
    if (thrown instanceof DirectConsumerNotAvailableException) {
      return new Failure(
          Kind.NOT_SENT,
          "not-sent",
          null,
          null,
          false,
          "The route to " + connector + " is stopped",
          null,
          false);
    }
    return new Failure(
        Kind.RETRY,
        "internal",
        null,
        null,
        true,
        "The hub failed; see its log at this time",
        null,
        false);
  }

  private static Failure of(AgencyException agency) {
    String cause =
        switch (agency.outcome()) {
          case MISCONFIGURED ->
              "The hub is misconfigured for " + agency.connector() + ": " + agency.getMessage();
          case UNREADABLE ->
              "The answer of " + agency.connector() + " can't be read: " + agency.getMessage();
          default -> agency.getMessage();
        };
    Kind kind =
        switch (agency.outcome()) {
          case REJECTED, NOT_FOUND, INACTIVE -> Kind.REJECTED;
          case MISCONFIGURED -> Kind.HOLD;
          default -> agency.reach() == Reach.HELD_BACK ? Kind.NOT_SENT : Kind.RETRY;
        };
    return new Failure(
        kind,
        kind == Kind.NOT_SENT ? "not-sent" : agency.outcome().wireName(),
        agency.httpStatus(),
        pause(kind, agency),
        agency.mayBeApplied(),
        cause,
        kind == Kind.HOLD ? agency.connector() : null,
        agency.isOfCredentials());
  }

  /** Returns the failure as this one message's affair: retried until its attempts are used up. */
  Failure ofThisMessage() {
    return new Failure(Kind.RETRY, outcome, httpStatus, null, maybeApplied, cause, null, false);
  }

  private static Duration pause(Kind kind, AgencyException agency) {
    Duration wanted = agency.retryAfter();
    return switch (kind) {
      case NOT_SENT -> wanted == null ? UNTIL_PAUSED : shorter(wanted, LONGEST_WAIT);
      case HOLD -> UNTIL_PAUSED;
      default -> wanted;
    };
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Failure of(ProblemException problem) {
    Kind kind =
        switch (problem.code()) {
          case INVALID, NOT_FOUND, INACTIVE -> Kind.REJECTED;
          // Such as a reading that can't be noted: the call didn't leave.
          case HUB_UNAVAILABLE -> Kind.NOT_SENT;
          default -> Kind.RETRY;
        };
    return new Failure(
        kind,
        kind == Kind.NOT_SENT ? "not-sent" : problem.code().wireName(),
        null,
        problem.retryAfter(),
        false,
        cause(problem),
        null,
        false);
  }

  private static String cause(ProblemException problem) {
    String details =
        problem.errors().stream()
            .map(fault -> fault.detail().toString())
            .filter(detail -> !detail.equals(problem.getMessage()))
            .collect(Collectors.joining("; "));
    return details.isEmpty() ? problem.getMessage() : problem.getMessage() + " " + details;
  }
}
