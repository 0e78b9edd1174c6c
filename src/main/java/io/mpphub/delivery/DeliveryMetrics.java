package io.mpphub.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.mpphub.store.Message;
import io.mpphub.store.Messages;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Figures of the delivery: {@code hub.deliveries} (attempts), {@code hub.messages} (open) and
 * {@code hub.connector.paused} (why nothing is sent).
 */
class DeliveryMetrics {

  private final MeterRegistry registry;
  private final MultiGauge open;
  private final MultiGauge paused;
  private final Messages messages;
  private final Clock clock;

  DeliveryMetrics(MeterRegistry registry, Messages messages, Clock clock) {
    this.registry = registry;
    this.messages = messages;
    this.clock = clock;
    this.open =
        MultiGauge.builder("hub.messages")
            .description("Messages not delivered yet, and dead letters")
            .register(registry);
    this.paused =
        MultiGauge.builder("hub.connector.paused")
            .description("Connectors to which nothing is sent now, by reason")
            .register(registry);
  }

  /** An attempt that began when the message's progress says has ended. */
  void ended(Message message, String outcome) {
    Timer.builder("hub.deliveries")
        .description("Attempts to deliver a message, with the checks before them")
        .tag("connector", message.connector())
        .tag("operation", message.operation())
        .tag("outcome", outcome)
        .register(registry)
        .record(Duration.between(message.progress().updatedAt(), clock.instant()));
  }

  /**
   * @param reasons by connector; the others aren't paused
   */
  void paused(Map<String, String> reasons) {
    paused.register(
        reasons.entrySet().stream()
            .map(
                one ->
                    MultiGauge.Row.of(
                        Tags.of("connector", one.getKey(), "reason", one.getValue()), 1))
            .toList(),
        true);
  }

  void refresh() {
    open.register(
        messages.openCounts().stream()
            .map(
                count ->
                    MultiGauge.Row.of(
                        Tags.of(
                            "connector", count.connector(), "status", count.status().wireName()),
                        count.count()))
            .toList(),
        true);
  }
}
