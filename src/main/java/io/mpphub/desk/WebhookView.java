package io.mpphub.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mpphub.delivery.message.Attempt;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.problem.Language;
import io.mpphub.problem.Text;
import io.mpphub.webhook.TestEvents;
import io.mpphub.webhook.Webhook;
import io.mpphub.webhook.Webhooks.Opened;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A webhook as the unified API shows it.
 *
 * @param secret only in the answer that makes it
 */
record WebhookView(
    UUID id,
    String url,
    String description,
    Set<String> events,
    Set<String> services,
    boolean enabled,
    String reason,
    Instant failingSince,
    Instant createdAt,
    Instant updatedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) String secret) {

  record All(List<WebhookView> webhooks) {}

  /** A secret, and the time until which the one before signs too. */
  record Secret(String secret, Instant oldUntil) {}

  /** Result of a test event. */
  record Test(UUID id, boolean taken, Integer httpStatus, long durationMs, String reason) {

    static Test of(TestEvents.Result result, Language language) {
      return new Test(
          result.id(),
          result.taken(),
          result.httpStatus(),
          result.took().toMillis(),
          in(language, result.reason()));
    }
  }

  record Resent(int resent) {}

  /** An event on its way, or at its end. */
  record Delivery(
      UUID id,
      String type,
      UUID applicationId,
      Instant createdAt,
      String status,
      Instant nextAttemptAt,
      String reason,
      List<Try> attempts) {

    static Delivery of(Message message, List<Attempt> attempts, Language language) {
      boolean arrived = message.status() == MessageStatus.DELIVERED;
      return new Delivery(
          message.id(),
          message.operation(),
          message.applicationId(),
          message.createdAt(),
          arrived ? "delivered" : message.status().isClosed() ? "failed" : "pending",
          message.progress().nextAttemptAt(),
          arrived ? null : in(language, message.progress().cause()),
          attempts.stream().map(attempt -> Try.of(attempt, language)).toList());
    }
  }

  record Try(Instant startedAt, Long durationMs, Integer httpStatus, String reason) {

    static Try of(Attempt attempt, Language language) {
      return new Try(
          attempt.startedAt(),
          attempt.durationMillis(),
          attempt.httpStatus(),
          in(language, attempt.note()));
    }
  }

  record Deliveries(List<Delivery> deliveries, UUID next) {}

  static WebhookView of(Webhook webhook, Language language) {
    return of(webhook, null, language);
  }

  static WebhookView of(Opened opened, Language language) {
    return of(opened.webhook(), opened.secret(), language);
  }

  private static String in(Language language, String reason) {
    return reason == null ? null : Text.of(reason).in(language);
  }

  private static WebhookView of(Webhook webhook, String secret, Language language) {
    return new WebhookView(
        webhook.id(),
        webhook.url(),
        webhook.description(),
        webhook.events(),
        webhook.services(),
        webhook.enabled(),
        in(language, webhook.reason()),
        webhook.failingSince(),
        webhook.createdAt(),
        webhook.updatedAt(),
        secret);
  }

  /** Without the address and the secret. */
  @Override
  public String toString() {
    return "WebhookView[" + id + "]";
  }
}
