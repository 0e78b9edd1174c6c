package io.mpphub.webhook;

import java.time.Instant;
import java.util.UUID;

/**
 * Keys that sign a webhook's messages, encrypted.
 *
 * @param id of the current one: tells a repeated rotation from another
 * @param old the one before, null when there is none
 * @param oldUntil when the old one ends, null when there is none
 */
public record WebhookSecrets(UUID id, String current, String old, Instant oldUntil) {

  @Override
  public String toString() {
    return "WebhookSecrets[" + id + "]";
  }
}
