package io.mpphub.delivery.queue;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.Messages;
import io.mpphub.schedule.GaugeTable;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Figures of the delivery: {@code hub.deliveries} (attempts), {@code hub.messages} (open) and
 * {@code hub.connector.paused} (why nothing is sent).
 */
public class DeliveryMetrics {

  private final MeterRegistry registry;
  private final GaugeTable open;
  private final GaugeTable paused;
  private final Messages messages;
  private final Clock clock;

  public DeliveryMetrics(MeterRegistry registry, Messages messages, Clock clock) {
    this.registry = registry;
    this.messages = messages;
    this.clock = clock;
    this.open =
        new GaugeTable("hub.messages", "Messages not delivered yet, and dead letters", registry);
    this.paused =
        new GaugeTable(
            "hub.connector.paused", "Connectors to which nothing is sent now, by reason", registry);
  }

  /** An attempt that began when the message's progress says has ended. */
  public void ended(Message message, String outcome) {
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
    paused.show(
        reasons.entrySet().stream()
            .collect(
                toMap(
                    one -> Tags.of("connector", one.getKey(), "reason", one.getValue()),
                    one -> 1)));
  }

  public void refresh() {
    open.show(
        messages.openCounts().stream()
            .collect(
                toMap(
                    count ->
                        Tags.of(
                            "connector", count.connector(), "status", count.status().wireName()),
                    count -> count.count())));
  }
}
