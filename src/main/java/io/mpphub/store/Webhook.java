package io.mpphub.store;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A front end's wish to be told of changes at an address of its own. Its secrets are apart, in
 * {@link WebhookSecrets}.
 *
 * @param client who made it; nobody else sees it
 * @param description null for none
 * @param events which types of events it wants
 * @param services whose applications' events it wants, null for all services'
 * @param reason why it is disabled, in words for the client; null while it is enabled
 * @param failingSince since when nothing has arrived there, null while things do
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

  /** What the messages to webhooks have in place of a connector begins with this. */
  static final String PREFIX = "webhook.";

  /** What its messages have in place of a connector; no connector can have such a name. */
  public String recipient() {
    return recipient(id);
  }

  /** The same by its id. */
  public static String recipient(UUID id) {
    return PREFIX + id;
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
