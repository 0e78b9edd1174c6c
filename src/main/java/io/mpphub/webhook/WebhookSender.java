package io.mpphub.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Connector;
import io.mpphub.delivery.queue.Recipient;
import java.util.UUID;
import org.apache.camel.Exchange;

/** The steps of the route {@code webhooks.send}: its bean {@code webhookSender}. */
class WebhookSender {

  private static final String OPERATION = "send";

  private final WebhookStore webhooks;
  private final Receivers receivers;
  private final ReceiverHealth health;
  private final SignedPost post;
  private final ObjectMapper json;

  WebhookSender(
      WebhookStore webhooks,
      Receivers receivers,
      ReceiverHealth health,
      SignedPost post,
      ObjectMapper json) {
    this.webhooks = webhooks;
    this.receivers = receivers;
    this.health = health;
    this.post = post;
    this.json = json;
  }

  /**
   * Sends the event in the body.
   *
   * @throws AgencyException unless the receiver takes it
   */
  public void send(Exchange exchange) throws JsonProcessingException {
    String recipient = exchange.getProperty(Recipient.NAME, String.class);
    String messageId = exchange.getProperty(Connector.MESSAGE_ID, String.class);
    Webhook webhook = webhooks.find(id(recipient)).orElseThrow(() -> notSent(recipient));
    byte[] body = json.writeValueAsBytes(exchange.getMessage().getBody(JsonNode.class));
    CircuitBreaker breaker = receivers.breaker(recipient);
    if (!breaker.tryAcquirePermission()) {
      throw notSent(recipient);
    }
    long begun = breaker.getCurrentTimestamp();
    try {
      post.send(webhook, messageId, body);
    } catch (AgencyException e) {
      breaker.onError(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit(), e);
      health.refused(webhook, e);
      throw e;
    } catch (RuntimeException | Error e) {
      // The hub's own trouble says nothing of the receiver, and the next may ask.
      breaker.releasePermission();
      throw e;
    }
    breaker.onSuccess(breaker.getCurrentTimestamp() - begun, breaker.getTimestampUnit());
    health.taken(webhook);
  }

  private static UUID id(String recipient) {
    return UUID.fromString(recipient.substring(recipient.indexOf('.') + 1));
  }

  private static AgencyException notSent(String recipient) {
    return AgencyException.unanswered(
        recipient, OPERATION, Reach.HELD_BACK, null, "Nothing is sent there now.");
  }
}
