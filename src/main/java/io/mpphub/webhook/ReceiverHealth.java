package io.mpphub.webhook;

import io.mpphub.connector.AgencyException;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Learns a receiver's health from each attempt. One to which no event could be delivered for days
 * is disabled, and one that says it is gone at once; its events in flight are given up, and can be
 * sent again once the webhook is enabled.
 */
class ReceiverHealth {

  private static final Logger LOG = LoggerFactory.getLogger(ReceiverHealth.class);

  private final WebhookStore webhooks;
  private final Notices notices;
  private final ReceiverWatch watch;
  private final TransactionOperations transaction;
  private final WebhookProperties properties;
  private final Clock clock;

  ReceiverHealth(
      WebhookStore webhooks,
      Notices notices,
      ReceiverWatch watch,
      TransactionOperations transaction,
      WebhookProperties properties,
      Clock clock) {
    this.webhooks = webhooks;
    this.notices = notices;
    this.watch = watch;
    this.transaction = transaction;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @param webhook as it was when the attempt began
   */
  void taken(Webhook webhook) {
    // The receiver is back: events that wait for a retry need not wait longer.
    if (webhook.failingSince() != null && webhooks.recovered(webhook.id())) {
      notices.hurry(webhook.recipient(), clock.instant());
      LOG.info("{} takes events again", webhook);
    }
  }

  void refused(Webhook webhook, AgencyException failure) {
    Instant now = clock.instant();
    if (failure.httpStatus() != null && failure.httpStatus() == SignedPost.GONE) {
      disable(webhook, "The receiver answered 410: it wants no more events.", now);
    } else if (webhook.failingSince() == null) {
      webhooks.failing(webhook.id(), now);
    } else if (!now.isBefore(webhook.failingSince().plus(properties.disableAfter()))) {
      disable(webhook, "Nothing has arrived for days.", now);
    }
  }

  private void disable(Webhook webhook, String reason, Instant now) {
    boolean done =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  boolean disabled = webhooks.disable(webhook.id(), reason, now);
                  if (disabled) {
                    notices.giveUp(webhook.recipient(), "The webhook was disabled.", now);
                  }
                  return disabled;
                }));
    if (done) {
      LOG.warn("{} is disabled: {}", webhook, reason);
      watch.wake();
    }
  }
}
