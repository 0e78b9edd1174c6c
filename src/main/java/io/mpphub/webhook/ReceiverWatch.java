package io.mpphub.webhook;

import io.mpphub.schedule.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;

/** Notices webhooks that were made, changed or disabled at another hub. */
class ReceiverWatch implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(ReceiverWatch.class);

  private final Receivers receivers;
  private final Notices notices;
  private final WebhookProperties properties;
  private final Clock clock;
  private final Rounds rounds = new Rounds("hub-webhooks");

  ReceiverWatch(Receivers receivers, Notices notices, WebhookProperties properties, Clock clock) {
    this.receivers = receivers;
    this.notices = notices;
    this.properties = properties;
    this.clock = clock;
  }

  // Consumers need Camel's routes, which are read by then.
  @EventListener(ApplicationStartedEvent.class)
  void start() {
    if (properties.key().isEmpty()) {
      // Nothing could be signed.
      return;
    }
    rounds.every(properties.look(), this::refresh);
    rounds.every(Duration.ofMinutes(1), Duration.ofMinutes(1), this::tidy);
  }

  /** At once, for this hub's own changes. */
  void wake() {
    rounds.now(this::refresh);
  }

  private void refresh() {
    try {
      receivers.refresh();
    } catch (Exception e) {
      LOG.warn(
          "Webhooks can't be read or started ({}); it is tried again",
          e.getClass().getSimpleName());
    }
  }

  private void tidy() {
    try {
      notices.giveUpOrphans("The webhook was disabled or deleted.", clock.instant());
    } catch (RuntimeException e) {
      LOG.warn("Orphans can't be given up ({})", e.getClass().getSimpleName());
    }
  }

  @Override
  public void destroy() {
    rounds.stop();
  }
}
