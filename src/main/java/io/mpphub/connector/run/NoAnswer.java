package io.mpphub.connector.run;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Outcome;
import java.time.Duration;
import java.util.Objects;
import org.apache.camel.util.ObjectHelper;

/** Meaning of a call of one operation that got no answer. Safe for use by many threads. */
final class NoAnswer {

  private final Protocol protocol;
  private final Connector connector;
  private final String operation;
  private final boolean isQuery;

  NoAnswer(Protocol protocol, OperationContext context) {
    this.protocol = protocol;
    this.connector = context.connector();
    this.operation = context.name();
    this.isQuery = context.settings().kind() == Operation.Kind.QUERY;
  }

  /** Returns the failure of a call that was not made, null when it was made. */
  AgencyException notMade(Exception cause) {
    return ObjectHelper.getException(CallNotPermittedException.class, cause) == null
        ? null
        : unanswered(
            Reach.HELD_BACK,
            connector.circuitBreaker().waitOpen(),
            "Calls to the agency pause: too many of the last failed.");
  }

  /** Returns the failure of an answer that broke off because of its content, null for others. */
  AgencyException unreadable(Exception cause) {
    String fault = protocol.fault(cause);
    return fault == null
        ? null
        : new AgencyException(connector.name(), operation, Outcome.UNREADABLE, null, null, fault);
  }

  /** Returns how far the call got. One broken off at its end looks like a broken connection. */
  Reach reach(Call call, Deadline deadline, Exception cause) {
    Reach reach = Objects.requireNonNullElse(protocol.reach(cause), Reach.CUT_OFF);
    if (!call.hasLeft() && !isQuery) {
      // Only the login has seen anything of the call.
      return Reach.NO_CONNECTION;
    }
    return reach == Reach.CUT_OFF && deadline.hasPassed() ? Reach.TIMED_OUT : reach;
  }

  /**
   * A connection that was kept may be dead: agencies close them without a word. Asking once more
   * changes nothing; for a command that is the delivery's decision.
   */
  boolean mayRepeat(Reach reach) {
    return protocol.repeatsQueries() && reach == Reach.CUT_OFF && isQuery;
  }

  AgencyException of(Reach reach) {
    return unanswered(
        reach,
        null,
        switch (reach) {
          case TIMED_OUT ->
              "The agency did not answer within "
                  + connector.endpoint().timeout().toMillis()
                  + " ms.";
          case CUT_OFF -> "The connection to the agency broke before it answered.";
          default -> "The agency can't be reached.";
        });
  }

  private AgencyException unanswered(Reach reach, Duration retryAfter, String reason) {
    return AgencyException.unanswered(connector.name(), operation, reach, retryAfter, reason);
  }
}
