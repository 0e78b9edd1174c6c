package io.mpphub.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Secret by which a receiver verifies that an event is the hub's, by Standard Webhooks. */
final class WebhookSecret {

  private static final String PREFIX = "whsec_";
  private static final int LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  WebhookSecret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  static WebhookSecret random() {
    byte[] bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return new WebhookSecret(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** As the client gets it, once. */
  String shown() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /** One signature of the header {@code webhook-signature}. */
  String sign(String id, long timestamp, byte[] body) {
    try {
      return new Webhook(bytes).sign(id, timestamp, new String(body, StandardCharsets.UTF_8));
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSecret[]";
  }
}
