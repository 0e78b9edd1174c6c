package io.mpphub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.util.ObjectHelper;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jms.JmsException;
import org.springframework.transaction.TransactionException;

/** Hands canonical events to the hub's routes that take them, within the caller's transaction. */
class EventRoute {

  /** The hub doesn't take an event, now or later. Its message may be shown. */
  static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String fault) {
      super(fault, null, false, false);
    }
  }

  private final ProducerTemplate routes;

  EventRoute(ProducerTemplate routes) {
    this.routes = routes;
  }

  /**
   * @param name of the event, such as {@code facility.staffing}
   * @param body one event or an array
   * @return what the route leaves: whether the event concerns the hub
   * @throws RefusedException when it is the events' fault; the transaction must be rolled back
   * @throws RuntimeException when the hub can't take any event now
   */
  boolean hand(String name, String connector, JsonNode body) {
    Exchange done =
        routes.request(
            "direct:" + name,
            exchange -> {
              exchange.setProperty("hubConnector", connector);
              exchange.getMessage().setBody(body, JsonNode.class);
            });
    Exception failure = done.getException();
    if (failure == null) {
      return Boolean.TRUE.equals(done.getMessage().getBody(Boolean.class));
    }
    if (isTrouble(failure)) {
      throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
    }
    throw new RefusedException(fault(failure));
  }

  /**
   * True for a temporary failure: the database, the broker or the route is away, or another was
   * faster.
   */
  private static boolean isTrouble(Exception failure) {
    DataAccessException data = ObjectHelper.getException(DataAccessException.class, failure);
    if (data != null) {
      return !(data instanceof DataIntegrityViolationException)
          || data instanceof DuplicateKeyException;
    }
    ProblemException problem = ObjectHelper.getException(ProblemException.class, failure);
    return problem != null && problem.code() == ProblemCode.HUB_UNAVAILABLE
        || ObjectHelper.getException(TransactionException.class, failure) != null
        || ObjectHelper.getException(JmsException.class, failure) != null
        || ObjectHelper.getException(DirectConsumerNotAvailableException.class, failure) != null;
  }

  private static String fault(Exception failure) {
    ProblemException problem = ObjectHelper.getException(ProblemException.class, failure);
    return problem == null || problem.errors().isEmpty()
        ? "the hub can't store it (" + failure.getClass().getSimpleName() + ")"
        : problem.errors().stream()
            .map(error -> error.pointer() + " " + error.detail())
            .collect(Collectors.joining("; "));
  }
}
