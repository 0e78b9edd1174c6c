package io.mpphub.intake;

import io.mpphub.wire.Received;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes one message of an agency, the bean of the inbound routes of brokers and of HTTP. An
 * unreadable message is set aside, and done. A message may come again after a crash: events are
 * taken so that a repeat changes nothing.
 */
class MessageIntake {

  private static final Logger LOG = LoggerFactory.getLogger(MessageIntake.class);

  private final EventRoute events;
  private final InvalidMessages invalid;
  private final TransactionOperations transaction;

  MessageIntake(EventRoute events, InvalidMessages invalid, TransactionOperations transaction) {
    this.events = events;
    this.invalid = invalid;
    this.transaction = transaction;
  }

  /**
   * Hands on the {@link Received} in the body. Leaves there what became of it: true when it
   * concerns the hub, false when it doesn't, null when it was set aside.
   *
   * @param event that it becomes
   * @throws RuntimeException when the hub can't take it now: it is to come again
   */
  public void take(Exchange exchange, String connector, String operation, String event) {
    Received received = exchange.getMessage().getBody(Received.class);
    try {
      exchange
          .getMessage()
          .setBody(
              received.fault() == null
                  ? handOn(connector, operation, event, received)
                  : setAside(connector, operation, received, received.fault()));
    } catch (RuntimeException e) {
      LOG.warn(
          "{}.{} can't take a message now ({}); it tries again",
          connector,
          operation,
          e.getClass().getSimpleName());
      throw e;
    }
  }

  private Boolean handOn(String connector, String operation, String event, Received received) {
    try {
      return transaction.execute(status -> events.hand(event, connector, received.event()));
    } catch (EventRoute.RefusedException e) {
      return setAside(connector, operation, received, e.getMessage());
    }
  }

  /** Null: nothing is known of it. */
  private Boolean setAside(String connector, String operation, Received received, String fault) {
    InvalidMessages.Origin origin =
        new InvalidMessages.Origin(connector, operation, received.id(), "");
    transaction.executeWithoutResult(
        status -> invalid.setAside(origin, null, fault, received.raw()));
    LOG.warn("{}.{} sets a message aside as invalid: it {}", connector, operation, fault);
    return null;
  }
}
