package io.mpphub.connector.version;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.CallControl;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.run.RequestReply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.support.AsyncProcessorSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The one step of an operation's lasting route: hands each message to the version that runs now. A
 * change of version is one write; messages under way stay with the version that took them.
 */
final class OperationSwitch extends AsyncProcessorSupport {

  private static final Logger LOG = LoggerFactory.getLogger(OperationSwitch.class);
  private static final Duration SOON = Duration.ofSeconds(2);

  /** One version's route for the operation, and the version it belongs to. */
  record Target(RunningVersion version, String operation, AsyncProducer producer) {

    /** Deliveries are as many as the queue's consumers, and inbound calls are the agency's own. */
    private boolean isLimited(Exchange exchange) {
      return exchange.getProperty(Connector.MESSAGE_ID) == null
          && version.connector().operations().get(operation).kind() != Operation.Kind.INBOUND;
    }
  }

  private final CallControl control;
  private volatile Target target;

  OperationSwitch(CallControl control) {
    this.control = control;
  }

  void turnTo(Target next) {
    target = next;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Target now = target;
    while (now != null && !now.version().enter()) {
      // Retired in this very moment: its successor stands already.
      Target next = target;
      now = next == now ? null : next;
    }
    if (now == null) {
      exchange.setException(
          new DirectConsumerNotAvailableException("The operation is not in use", exchange));
      callback.done(true);
      return true;
    }
    return process(exchange, now, callback);
  }

  private boolean process(Exchange exchange, Target target, AsyncCallback callback) {
    RunningVersion version = target.version();
    boolean isLimited = target.isLimited(exchange);
    if (isLimited && !version.bulkhead().enter()) {
      version.leave();
      exchange.setException(
          AgencyException.unanswered(
              version.connector().name(),
              target.operation(),
              Reach.HELD_BACK,
              SOON,
              "The agency is busy with as many requests as it is given at a time."));
      callback.done(true);
      return true;
    }
    AtomicBoolean left = new AtomicBoolean();
    try {
      return target
          .producer()
          .process(
              exchange,
              doneSync -> {
                leave(version, isLimited, left);
                tell(exchange, version.connector());
                callback.done(doneSync);
              });
    } catch (RuntimeException | Error e) {
      // Only the places are given back here; Camel and ErrorsOfSteps make it the exchange's
      // failure.
      leave(version, isLimited, left);
      throw e;
    }
  }

  /** Once, or permits would be released twice. */
  private static void leave(RunningVersion version, boolean isLimited, AtomicBoolean left) {
    if (left.compareAndSet(false, true)) {
      if (isLimited) {
        version.bulkhead().leave();
      }
      version.leave();
    }
  }

  /** Tells listeners of the call's result: whether the agency accepts the hub's set-up. */
  private void tell(Exchange exchange, Connector connector) {
    boolean isProbe = Boolean.TRUE.equals(exchange.removeProperty(RequestReply.PROBE));
    Exception thrown = exchange.getException();
    AgencyException failure = thrown instanceof AgencyException agency ? agency : null;
    try {
      if (failure != null && failure.isOfCredentials()) {
        control.refused(connector, failure.getMessage());
      } else if (isProbe && (thrown == null || isAnswer(failure))) {
        control.answered(connector);
      }
    } catch (DataAccessException e) {
      // The call has its answer; the next refusal or probe tells again.
      LOG.warn("The hold of '{}' can't be changed: the database is away", connector.name());
    }
  }

  private static boolean isAnswer(AgencyException failure) {
    return failure != null
        && failure.reach() == Reach.ANSWERED
        && failure.outcome() != Outcome.MISCONFIGURED
        && failure.outcome() != Outcome.TRANSIENT;
  }
}
