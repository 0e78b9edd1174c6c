package io.mpphub.console.route;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import io.mpphub.problem.ProblemException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;

/**
 * Reason of a route's failure, safe to show: never the message of an exception that doesn't promise
 * to hold no personal data and no secret.
 *
 * @param code outcome class or problem code, such as {@code transient} or {@code invalid}
 * @param trouble false for an answer without a fault, such as a resident who is not found
 */
record FailureCause(String code, String text, boolean trouble) {

  private static final Set<Outcome> TROUBLE =
      EnumSet.of(Outcome.TRANSIENT, Outcome.MISCONFIGURED, Outcome.UNREADABLE);
  private static final int MAX_DEPTH = 10;

  static FailureCause of(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (cause instanceof AgencyException agency) {
        return of(agency);
      }
      if (cause instanceof ProblemException problem) {
        return new FailureCause(
            problem.code().wireName(), problem.getMessage(), problem.code().status() >= 500);
      }
      if (cause instanceof DirectConsumerNotAvailableException) {
        return new FailureCause("held", "A route that it calls is stopped.", true);
      }
      cause = cause.getCause();
    }
    return new FailureCause(
        "internal",
        "The hub failed (" + thrown.getClass().getSimpleName() + "); its log says more.",
        true);
  }

  private static FailureCause of(AgencyException agency) {
    boolean telling = agency.httpStatus() != null && agency.httpStatus() >= 400;
    String status = telling ? " (HTTP " + agency.httpStatus() + ")" : "";
    return new FailureCause(
        agency.outcome().wireName(),
        agency.getMessage() + status,
        TROUBLE.contains(agency.outcome()));
  }
}
