package io.mpphub.webhook;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Outcome;
import io.mpphub.webhook.WebhookCalls.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** One attempt to hand an event to a receiver, signed with each secret that is valid now. */
class SignedPost {

  static final int GONE = 410;

  private static final String OPERATION = "send";
  private static final Duration LONGEST_WISH = Duration.ofHours(1);

  private final WebhookStore webhooks;
  private final SecretBox box;
  private final WebhookCalls calls;
  private final Clock clock;

  SignedPost(WebhookStore webhooks, SecretBox box, WebhookCalls calls, Clock clock) {
    this.webhooks = webhooks;
    this.box = box;
    this.calls = calls;
    this.clock = clock;
  }

  /**
   * @param id the same for each attempt of one event
   * @return the receiver's status, 200 to 299
   * @throws AgencyException when the receiver doesn't take it
   */
  int send(Webhook webhook, String id, byte[] body) {
    Answer answer = post(webhook, id, body);
    if (answer.status() / 100 == 2) {
      return answer.status();
    }
    throw new AgencyException(
        webhook.recipient(),
        OPERATION,
        answer.status() == GONE ? Outcome.REJECTED : Outcome.TRANSIENT,
        answer.status(),
        wish(answer.retryAfter()),
        "The receiver did not take it.");
  }

  private static Duration wish(Duration asked) {
    return asked == null || asked.compareTo(LONGEST_WISH) < 0 ? asked : LONGEST_WISH;
  }

  private Answer post(Webhook webhook, String id, byte[] body) {
    Instant now = clock.instant();
    String signature = signature(webhook, id, now, body);
    Map<String, String> headers =
        Map.of(
            "webhook-id", id,
            "webhook-timestamp", Long.toString(now.getEpochSecond()),
            "webhook-signature", signature);
    try {
      return calls.post(URI.create(webhook.url()), headers, body);
    } catch (IOException e) {
      // Not the exception's own words: they name the address.
      throw AgencyException.unanswered(webhook.recipient(), OPERATION, reach(e), null, reason(e));
    }
  }

  private String signature(Webhook webhook, String id, Instant now, byte[] body) {
    WebhookSecrets secrets = webhooks.secrets(webhook.id()).orElseThrow();
    long timestamp = now.getEpochSecond();
    String current = box.open(secrets.current()).sign(id, timestamp, body);
    return secrets.old() == null || !now.isBefore(secrets.oldUntil())
        ? current
        : current + " " + box.open(secrets.old()).sign(id, timestamp, body);
  }

  private static Reach reach(IOException failure) {
    if (failure instanceof ConnectTimeoutException
        || failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof NoRouteToHostException
        || failure instanceof SSLException) {
      return Reach.NO_CONNECTION;
    }
    return failure instanceof SocketTimeoutException ? Reach.TIMED_OUT : Reach.CUT_OFF;
  }

  private static String reason(IOException failure) {
    if (failure instanceof Targets.ForbiddenAddressException) {
      return "The receiver's host is not on the public internet.";
    }
    if (failure instanceof UnknownHostException) {
      return "The receiver's host has no address.";
    }
    if (failure instanceof SSLException) {
      return "The receiver's certificate or TLS is not accepted.";
    }
    return switch (reach(failure)) {
      case NO_CONNECTION -> "The receiver can't be reached.";
      case TIMED_OUT -> "The receiver did not answer in time.";
      default -> "The connection to the receiver broke before it answered.";
    };
  }
}
