package io.mpphub.delivery.queue;

import io.mpphub.delivery.Sweep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.task.TaskExecutor;
import org.springframework.jms.core.JmsTemplate;

/**
 * Hands stored messages to the broker, off the request's path. Messages that can't be handed over
 * stay in the outbox for the {@link Sweep}.
 */
public class Relay implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final JmsTemplate jms;
  private final MessageStore store;
  private final TaskExecutor executor;
  private final DeliveryProperties properties;
  private final Clock clock;
  private volatile boolean stopping;

  public Relay(
      JmsTemplate jms,
      MessageStore store,
      TaskExecutor executor,
      DeliveryProperties properties,
      Clock clock) {
    this.jms = jms;
    this.store = store;
    this.executor = executor;
    this.properties = properties;
    this.clock = clock;
  }

  /** Soon, by another thread. To be called once the message's transaction has committed. */
  public void handOver(Message message) {
    try {
      executor.execute(() -> sendInTime(message));
    } catch (RejectedExecutionException e) {
      LOG.debug("Message {} is left to the sweep: the relay is busy", message.id());
    }
  }

  /**
   * @return false when the broker doesn't take it now
   */
  public boolean send(Message message) {
    try {
      jms.send(
          Queues.deliveries(message.connector()),
          session -> {
            jakarta.jms.Message ticket = session.createTextMessage(message.id().toString());
            for (Map.Entry<String, Object> property : Ticket.properties(message, null).entrySet()) {
              ticket.setObjectProperty(property.getKey(), property.getValue());
            }
            return ticket;
          });
      Instant now = clock.instant();
      store.markQueued(message, now.plus(patience(message, now)));
      return true;
    } catch (RuntimeException e) {
      LOG.warn(
          "Message {} could not be handed to the broker ({}). It is stored; the sweep goes on"
              + " trying.",
          message.id(),
          e.getClass().getSimpleName());
      return false;
    }
  }

  /** Takes the ticket of a message that isn't dead any more off the dead letters. */
  public void removeDead(Message message) {
    try {
      executor.execute(
          () -> jms.receiveSelected(Queues.dead(message.connector()), Ticket.selector(message)));
    } catch (RejectedExecutionException e) {
      LOG.debug("The dead ticket of message {} stays", message.id());
    }
  }

  private void sendInTime(Message message) {
    // Past that time the sweep has it.
    if (!stopping && clock.instant().isBefore(message.progress().requeueAt())) {
      send(message);
    }
  }

  /** Messages that still wait for a thread are left to the next start's sweep. */
  @Override
  public void destroy() {
    stopping = true;
  }

  /** Longer for older messages, so that a long queue isn't filled with repeats. */
  private Duration patience(Message message, Instant now) {
    Duration age = Duration.between(message.createdAt(), now);
    return age.compareTo(properties.lost()) > 0 ? age : properties.lost();
  }
}
