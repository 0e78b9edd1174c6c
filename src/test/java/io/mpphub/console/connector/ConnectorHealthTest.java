package io.mpphub.console.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.mpphub.console.Routes;
import io.mpphub.console.frame.Words;
import io.mpphub.console.route.RouteKind;
import io.mpphub.console.route.RouteView;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorHealthTest {

  private static final RouteView WORKS =
      Routes.fine("licensing.status", RouteKind.OPERATION, Routes.NOON);
  private static final RouteView FAILED_LATER =
      Routes.failing(
          "licensing.submit", RouteKind.OPERATION, Routes.NOON.plusSeconds(1), "transient");
  private static final RouteView FAILED_BEFORE =
      Routes.failing(
          "licensing.submit", RouteKind.OPERATION, Routes.NOON.minusSeconds(1), "transient");

  @Test
  void isDownWhileNoCallIsMade() {
    assertThat(ConnectorHealth.of(State.OPEN, null, List.of(WORKS)))
        .isEqualTo(ConnectorHealth.DOWN);
    assertThat(ConnectorHealth.of(State.FORCED_OPEN, null, List.of()))
        .isEqualTo(ConnectorHealth.DOWN);
  }

  @Test
  void isFailingWhileTheCircuitProbes() {
    assertThat(ConnectorHealth.of(State.HALF_OPEN, null, List.of(WORKS)))
        .isEqualTo(ConnectorHealth.FAILING);
  }

  @Test
  void isWhatTheLastCallWas() {
    assertThat(ConnectorHealth.of(State.CLOSED, null, List.of(FAILED_LATER, WORKS)))
        .isEqualTo(ConnectorHealth.FAILING);
    assertThat(ConnectorHealth.of(State.CLOSED, null, List.of(FAILED_BEFORE, WORKS)))
        .isEqualTo(ConnectorHealth.OK);
  }

  @Test
  void isHeldWhileSomebodyHoldsIt() {
    ConnectorView.Pause held =
        new ConnectorView.Pause("held", null, "ani", Routes.NOON, "They move.", null);
    RouteView stopped = Routes.stopped("delivery.licensing", RouteKind.DELIVERY);

    for (State circuit : State.values()) {
      assertThat(ConnectorHealth.of(circuit, held, List.of(WORKS))).isEqualTo(ConnectorHealth.HELD);
    }
    assertThat(ConnectorHealth.of(State.CLOSED, null, List.of(WORKS, stopped)))
        .isEqualTo(ConnectorHealth.HELD);
    assertThat(new Words(ZoneOffset.UTC, Clock.systemUTC()).tone("held")).isEqualTo("warn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed", "quota"})
  void isPausedOutsideTheAgencysHoursAndQuota(String kind) {
    ConnectorView.Pause pause =
        new ConnectorView.Pause(kind, Routes.NOON, null, null, "Later.", null);

    assertThat(ConnectorHealth.of(State.CLOSED, pause, List.of(WORKS)))
        .isEqualTo(ConnectorHealth.PAUSED);
  }

  @Test
  void isUnknownWithoutACallToTheAgency() {
    RouteView inbound = Routes.fine("licensing.decision", RouteKind.INBOUND, Routes.NOON);
    RouteView idle = Routes.idle("licensing.submit", RouteKind.OPERATION);

    assertThat(ConnectorHealth.of(State.CLOSED, null, List.of(inbound, idle)))
        .isEqualTo(ConnectorHealth.UNKNOWN);
  }
}
