package io.mpphub.delivery.queue;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Progress;
import io.mpphub.jdbc.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Those who are told of changes: they get their messages as agencies do, from a queue of their own,
 * tried again and in order within an application, but the messages change no application.
 */
public class Recipients {

  private final Map<String, Recipient> running = new ConcurrentHashMap<>();
  private final DeliveryRoutes routes;
  private final MessageStore messages;
  private final Ids ids;
  private final Relay relay;
  private final DeliveryProperties properties;
  private final Clock clock;

  public Recipients(
      DeliveryRoutes routes,
      MessageStore messages,
      Ids ids,
      Relay relay,
      DeliveryProperties properties,
      Clock clock) {
    this.routes = routes;
    this.messages = messages;
    this.ids = ids;
    this.relay = relay;
    this.properties = properties;
    this.clock = clock;
  }

  /** Starts delivery to a recipient, or changes it to the recipient's current settings. */
  public void start(Recipient recipient) throws Exception {
    running.put(recipient.name(), recipient);
    routes.start(recipient.name(), recipient.concurrency());
  }

  /** Stops delivery; queued messages stay. */
  public void stop(String name) throws Exception {
    running.remove(name);
    routes.stop(name);
  }

  /** True when this hub delivers to it now. */
  boolean delivers(String name) {
    return running.containsKey(name);
  }

  /** Those that this hub delivers to. */
  public Collection<Recipient> all() {
    return List.copyOf(running.values());
  }

  /**
   * Stores a message in the caller's transaction; it is sent after the commit.
   *
   * @param about the application that it is about, within which messages stay in order
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void tell(String name, UUID about, String event, JsonNode body) {
    Instant now = clock.instant();
    Message message =
        new Message(
            ids.next(),
            about,
            ChainStep.notice(),
            name,
            event,
            now,
            Progress.accepted(now, now.plus(properties.handover())));
    messages.insert(message, body);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            relay.handOver(message);
          }
        });
  }

  public RetryPolicy policy(String name) {
    Recipient recipient = running.get(name);
    return recipient == null ? RetryPolicy.DEFAULT : recipient.retry();
  }

  /**
   * Returns the route that sends the recipient a message.
   *
   * @throws AgencyException not sent, when this hub doesn't deliver to it any more
   */
  public String route(String name) {
    Recipient recipient = running.get(name);
    if (recipient == null) {
      throw AgencyException.unanswered(
          name, null, AgencyException.Reach.HELD_BACK, null, "Nothing is sent there now.");
    }
    return recipient.route();
  }
}
