package io.mpphub.delivery;

import static io.mpphub.application.ApplicationState.DELIVERED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorStopped;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.TestConnectors;
import io.mpphub.connector.admit.Hold;
import io.mpphub.connector.admit.Holds;
import io.mpphub.delivery.message.Attempt;
import io.mpphub.delivery.queue.DeliveryGate;
import io.mpphub.delivery.queue.StoppedRoutes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.SuspendableService;
import org.apache.camel.spi.RouteController;
import org.apache.camel.support.service.ServiceSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** While nothing may be sent to an agency, its messages rest in the queue and use up no tries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryGateIT {

  private static final Connector LICENSING =
      TestConnectors.confirmed("licensing", DeliveryHub.QUICK, "submit", "status");

  private final StubAgency agency = new StubAgency();
  private DeliveryHub hub;

  @BeforeAll
  void start(@TempDir Path data) {
    hub = DeliveryHub.start(data, agency).connect(LICENSING);
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @AfterEach
  void forget() {
    agency.received.clear();
    hub.bean(Holds.class).release("licensing", "operator");
    await().until(() -> !isPaused());
  }

  private boolean isPaused() {
    return hub.bean(CamelContext.class).getRoute("delivery.licensing").getConsumer()
            instanceof SuspendableService consumer
        && consumer.isSuspended();
  }

  private boolean pausedBecause(String reason) {
    return hub.bean(MeterRegistry.class)
            .find("hub.connector.paused")
            .tags("connector", "licensing", "reason", reason)
            .gauge()
        != null;
  }

  @Test
  void restsWhileAnOperatorHoldsTheConnector() {
    hub.bean(Holds.class).hold("licensing", "ani", "The office moves house.");
    await().until(this::isPaused);

    UUID id = hub.submit();
    await().until(() -> hub.queued("hub.licensing.deliveries"), queued -> !queued.isEmpty());
    assertThat(agency.received).isEmpty();
    await().until(() -> pausedBecause("held"));

    assertThat(hub.bean(Holds.class).release("licensing", "ani")).isTrue();
    await().until(() -> !pausedBecause("held"));

    awaitDelivered(id);
    assertThat(hub.attempts(id)).hasSize(1);
    assertThat(hub.message(id).progress().tries()).isEqualTo(1);
  }

  @Test
  void holdsTheConnectorWhenTheAgencyRefusesTheHub() {
    agency.fails(
        1, new AgencyException("licensing", "submit", Outcome.MISCONFIGURED, 401, null, "key"));

    UUID id = hub.submit();

    await().until(this::isPaused);
    Hold hold = hub.bean(Holds.class).of("licensing").orElseThrow();
    assertThat(hold.isByHub()).isTrue();
    assertThat(hold.reason()).isEqualTo("key");
    UUID other = hub.submit();
    assertThat(agency.received).hasSize(1);

    hub.bean(Holds.class).release("licensing", "ani");

    awaitDelivered(id);
    awaitDelivered(other);
    assertThat(hub.attempts(id))
        .extracting(Attempt::outcome)
        .containsExactly("misconfigured", "delivered");
    assertThat(hub.message(id).progress().tries()).isEqualTo(1);
  }

  @Test
  void leavesAStoppedRouteStoppedThroughAHoldAndItsRelease() throws Exception {
    RouteController routes = hub.bean(CamelContext.class).getRouteController();
    Holds holds = hub.bean(Holds.class);
    routes.stopRoute("delivery.licensing");
    UUID id = hub.submit();
    await().until(() -> hub.queued("hub.licensing.deliveries"), queued -> !queued.isEmpty());

    holds.hold("licensing", "ani", "They move.");
    hub.bean(DeliveryGate.class).turn();
    holds.release("licensing", "ani");
    hub.bean(DeliveryGate.class).turn();

    assertThat(routes.getRouteStatus("delivery.licensing").isStopped()).isTrue();
    assertThat(isRunning()).isFalse();
    assertThat(hub.attempts(id)).isEmpty();

    routes.startRoute("delivery.licensing");
    awaitDelivered(id);
    assertThat(hub.message(id).progress().tries()).isEqualTo(1);
  }

  @Test
  void leavesAStoppedRouteStoppedWhenItsConnectorComesBack() throws Exception {
    hub.bean(StoppedRoutes.class).add("delivery.licensing", "ani");
    hub.bean(CamelContext.class).getRouteController().stopRoute("delivery.licensing");
    UUID id = hub.submit();

    hub.context.publishEvent(new ConnectorStopped(LICENSING));
    hub.connect(LICENSING);

    assertThat(isRunning()).isFalse();
    assertThat(hub.attempts(id)).isEmpty();

    hub.bean(StoppedRoutes.class).remove("delivery.licensing");
    hub.bean(CamelContext.class).getRouteController().startRoute("delivery.licensing");
    awaitDelivered(id);
  }

  private boolean isRunning() {
    return hub.bean(CamelContext.class).getRoute("delivery.licensing").getConsumer()
            instanceof ServiceSupport consumer
        && consumer.isStarted();
  }

  @Test
  void pausesWhileTheCircuitIsOpen() {
    CircuitBreaker breaker =
        hub.bean(CircuitBreakerRegistry.class)
            .circuitBreaker(
                "licensing",
                CircuitBreakerConfig.custom().waitDurationInOpenState(Duration.ofHours(1)).build());
    breaker.transitionToOpenState();
    await().until(this::isPaused);
    UUID id = hub.submit();
    await().until(() -> hub.queued("hub.licensing.deliveries"), queued -> !queued.isEmpty());

    breaker.transitionToHalfOpenState();

    awaitDelivered(id);
    assertThat(hub.attempts(id)).hasSize(1);
  }

  @Test
  void asksTheAgencyBeforeItRepeatsWhatMayBeDone() {
    agency.fails(
        1, AgencyException.unanswered("licensing", "submit", Reach.TIMED_OUT, null, "slow"));
    JsonNode had = StubAgency.reference("P-7");
    agency.confirms(request -> had);

    UUID id = hub.submit();

    awaitDelivered(id);
    assertThat(hub.application(id).agencyReference()).isEqualTo("P-7");
    assertThat(agency.received).as("sent once only").hasSize(1);
    assertThat(hub.attempts(id).get(1).note()).contains("confirms");
  }

  @Test
  void sendsAgainWhatTheAgencyDoesNotKnow() {
    agency.fails(1, AgencyException.unanswered("licensing", "submit", Reach.CUT_OFF, null, "cut"));
    agency.confirms(
        StubAgency.failing(
            new AgencyException("licensing", "status", Outcome.NOT_FOUND, 404, null, "none")));

    UUID id = hub.submit();

    awaitDelivered(id);
    assertThat(agency.received).hasSize(2);
    assertThat(hub.application(id).agencyReference()).isEqualTo("P-1");
  }

  private void awaitDelivered(UUID id) {
    await().atMost(Duration.ofSeconds(30)).until(() -> hub.state(id) == DELIVERED);
  }
}
