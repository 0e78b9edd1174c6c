package io.mpphub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    assertThat(ConnectorHealth.of(State.OPEN, List.of(WORKS))).isEqualTo(ConnectorHealth.DOWN);
    assertThat(ConnectorHealth.of(State.FORCED_OPEN, List.of())).isEqualTo(ConnectorHealth.DOWN);
  }

  @Test
  void isFailingWhileTheCircuitProbes() {
    assertThat(ConnectorHealth.of(State.HALF_OPEN, List.of(WORKS)))
        .isEqualTo(ConnectorHealth.FAILING);
  }

  @Test
  void isWhatTheLastCallWas() {
    assertThat(ConnectorHealth.of(State.CLOSED, List.of(FAILED_LATER, WORKS)))
        .isEqualTo(ConnectorHealth.FAILING);
    assertThat(ConnectorHealth.of(State.CLOSED, List.of(FAILED_BEFORE, WORKS)))
        .isEqualTo(ConnectorHealth.OK);
  }

  @Test
  void isUnknownWithoutACallToTheAgency() {
    RouteView inbound = Routes.fine("licensing.decision", RouteKind.INBOUND, Routes.NOON);
    RouteView idle = Routes.idle("licensing.submit", RouteKind.OPERATION);

    assertThat(ConnectorHealth.of(State.CLOSED, List.of(inbound, idle)))
        .isEqualTo(ConnectorHealth.UNKNOWN);
  }
}
