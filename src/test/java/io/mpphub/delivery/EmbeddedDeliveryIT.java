package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mpphub.application.ApplicationState;
import io.mpphub.delivery.message.MessageStatus;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.util.FileSystemUtils;

/** On H2 and the broker inside the hub: what a hub is without further ado. */
class EmbeddedDeliveryIT extends DeliveryContract {

  private Path data;

  @Override
  String[] settings(Path folder) {
    data = folder;
    return new String[] {"hub.delivery.handover=300ms"};
  }

  @Override
  String transactionsThatWait() {
    // H2 names no blocker where it waits for a key.
    return "select count(*) from information_schema.sessions"
        + " where executing_statement like 'insert into idempotency_key%'";
  }

  @Test
  void losesNothingWhenTheBrokerStopsAndLosesItsJournal() throws Exception {
    EmbeddedActiveMQ broker = hub.bean(EmbeddedActiveMQ.class);
    CamelContext camel = hub.bean(CamelContext.class);
    camel.getRouteController().stopRoute("delivery.licensing");
    UUID queued = hub.submit();
    await().until(() -> hub.message(queued).status() == MessageStatus.QUEUED);
    broker.stop();

    UUID acceptedWithoutBroker = hub.submit();
    assertThat(hub.state(acceptedWithoutBroker)).isEqualTo(ApplicationState.SUBMITTED);

    FileSystemUtils.deleteRecursively(data.resolve("artemis"));
    broker.start();
    camel.getRouteController().startRoute("delivery.licensing");

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                hub.state(queued) == ApplicationState.DELIVERED
                    && hub.state(acceptedWithoutBroker) == ApplicationState.DELIVERED);
    assertThat(agency.received).hasSize(2);
  }

  @Test
  void takesBackWhatARolledBackReceiptSent() throws Exception {
    AtomicInteger receipts = new AtomicInteger();
    CamelContext camel = hub.bean(CamelContext.class);
    String receiving = options(camel, "hub.licensing.deliveries?concurrentConsumers");
    String sending = options(camel, "hub.licensing.dead");
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("jms:queue:hub.test.in" + receiving)
                .errorHandler(noErrorHandler())
                .to("jms:queue:hub.test.out" + sending)
                .process(
                    exchange -> {
                      if (receipts.incrementAndGet() == 1) {
                        throw new IllegalStateException("after the send");
                      }
                    });
          }
        });
    JmsTemplate jms = new JmsTemplate(hub.bean(ConnectionFactory.class));

    jms.convertAndSend("hub.test.in", "hello");

    await().untilAtomic(receipts, Matchers.is(2));
    await().until(() -> hub.queued("hub.test.in").isEmpty());
    await().until(() -> !hub.queued("hub.test.out").isEmpty());
    assertThat(hub.queued("hub.test.out")).hasSize(1);
  }

  /** How the delivery's route sets up an endpoint. */
  private static String options(CamelContext camel, String queue) {
    return camel.getEndpoints().stream()
        .map(Endpoint::getEndpointUri)
        .filter(uri -> uri.contains(queue))
        .map(uri -> uri.substring(uri.indexOf('?')))
        .findFirst()
        .orElseThrow();
  }
}
