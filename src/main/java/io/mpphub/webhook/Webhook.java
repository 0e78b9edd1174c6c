package io.mpphub.webhook;

import io.mpphub.delivery.message.Message;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A front end's wish to be told of changes at an address of its own. Its secrets are apart, in
 * {@link WebhookSecrets}.
 *
 * @param client its owner; no other client sees it
 * @param description null for none
 * @param events types of events that it wants
 * @param services whose applications' events it wants, null for all services'
 * @param reason of its being disabled, in words for the client; null while it is enabled
 * @param failingSince time since which nothing has arrived there, null while messages arrive
 */
public record Webhook(
    UUID id,
    String client,
    String url,
    String description,
    Set<String> events,
    Set<String> services,
    boolean enabled,
    String reason,
    Instant failingSince,
    Instant createdAt,
    Instant updatedAt) {

  /**
   * Returns the name that its messages have in place of a connector's; no connector can have such a
   * name.
   */
  public String recipient() {
    return recipient(id);
  }

  /** Returns the recipient of a webhook's id. */
  public static String recipient(UUID id) {
    return Message.RECEIVER + id;
  }

  /** True when it wants to be told of this. */
  public boolean wants(String event, String service) {
    return enabled && events.contains(event) && (services == null || services.contains(service));
  }

  /** Without the address, which may hold a token. */
  @Override
  public String toString() {
    return "Webhook[" + id + ", of " + client + "]";
  }
}
