package io.mpphub.delivery.queue;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds that the broker has lost its store: the mark that a hub left there is gone. Messages queued
 * until then are lost with it, and are due now rather than at the end of their lease; an attempt
 * under way is in doubt, so its agency is asked first.
 */
public class BrokerMark {

  /** Never read by a consumer. */
  public static final String QUEUE = "hub.mark";

  private static final String MARK = "hubMark";
  private static final Logger LOG = LoggerFactory.getLogger(BrokerMark.class);

  private final BrokerMarks marks;
  private final JmsTemplate jms;
  private final TransactionOperations transaction;
  private final Clock clock;

  public BrokerMark(
      BrokerMarks marks, JmsTemplate jms, TransactionOperations transaction, Clock clock) {
    this.marks = marks;
    this.jms = jms;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Without effect while the broker is away. */
  public void look() {
    try {
      if (!isThere(marks.find())) {
        transaction.executeWithoutResult(status -> leave());
      }
    } catch (JmsException e) {
      LOG.debug("The broker can't be asked for the hub's mark", e);
    }
  }

  private boolean isThere(Optional<UUID> mark) {
    return mark.isPresent()
        && Boolean.TRUE.equals(
            jms.browseSelected(
                QUEUE,
                MARK + " = '" + mark.get() + "'",
                (session, browser) -> browser.getEnumeration().hasMoreElements()));
  }

  private void leave() {
    Optional<UUID> known = marks.lock();
    if (isThere(known)) {
      return; // Another hub was faster.
    }
    if (known.isPresent()) {
      LOG.warn(
          "The broker has lost its store: {} messages are handed to it again",
          marks.requeue(clock.instant()));
    }
    UUID mark = UUID.randomUUID();
    // Before it is kept: one that is kept and isn't there would be a loss.
    jms.send(
        QUEUE,
        session -> {
          jakarta.jms.Message left = session.createMessage();
          left.setStringProperty(MARK, mark.toString());
          return left;
        });
    marks.keep(mark);
  }
}
