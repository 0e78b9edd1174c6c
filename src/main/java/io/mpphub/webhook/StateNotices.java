package io.mpphub.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.application.ApplicationMoved;
import io.mpphub.application.HistoryEntry;
import io.mpphub.delivery.queue.Recipients;
import io.mpphub.security.client.Clients;
import java.util.List;
import org.springframework.context.event.EventListener;

/**
 * Stores webhooks' events, in the transaction of the change itself: either both are there or none.
 * A webhook is told of applications that its client may read. Thin events: they say which
 * application changed, not whose it is.
 */
class StateNotices {

  static final String EVENT = "application.state-changed";

  private final WebhookStore webhooks;
  private final Recipients recipients;
  private final Clients clients;
  private final ObjectMapper json;

  StateNotices(WebhookStore webhooks, Recipients recipients, Clients clients, ObjectMapper json) {
    this.clients = clients;
    this.webhooks = webhooks;
    this.recipients = recipients;
    this.json = json;
  }

  @EventListener
  void moved(ApplicationMoved moved) {
    List<Webhook> told =
        webhooks.enabled().stream()
            .filter(webhook -> webhook.wants(EVENT, moved.service()) && mayHear(webhook, moved))
            .toList();
    if (told.isEmpty()) {
      return;
    }
    int number = moved.before();
    for (HistoryEntry entry : moved.entries()) {
      number++;
      ObjectNode event = event(moved, number, entry);
      told.forEach(
          webhook -> recipients.tell(webhook.recipient(), moved.application(), EVENT, event));
    }
  }

  private boolean mayHear(Webhook webhook, ApplicationMoved moved) {
    return webhook.client().equals(moved.client())
        || clients.readsAll(webhook.client(), "applications");
  }

  private ObjectNode event(ApplicationMoved moved, int number, HistoryEntry entry) {
    ObjectNode event = json.createObjectNode();
    event.put("type", EVENT).put("timestamp", entry.at().toString());
    event
        .putObject("data")
        .put("applicationId", moved.application().toString())
        .put("service", moved.service())
        .put("number", number)
        .put("at", entry.at().toString())
        .put("state", entry.state().wireName())
        .put("link", "/api/v1/applications/" + moved.application());
    return event;
  }
}
