package io.mpphub.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.connector.receive.LeftFiles.Left;
import io.mpphub.console.Routes;
import io.mpphub.console.connector.ConnectorHealth;
import io.mpphub.console.connector.ConnectorView;
import io.mpphub.console.route.RouteKind;
import io.mpphub.console.route.RouteView;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.RefusedFiles.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttentionTest {

  @Test
  void hasNothingToSayOfAHubThatWorks() {
    RouteView route = Routes.fine("service.residents", RouteKind.SERVICE, Routes.NOON);

    assertThat(
            Attention.of(
                Optional.empty(),
                List.of(),
                List.of(route),
                List.of(connector(ConnectorHealth.OK, Map.of()))))
        .isEmpty();
  }

  @Test
  void namesTheWorstFirst() {
    RouteView stopped = Routes.stopped("service.readiness", RouteKind.SERVICE);
    ConnectorView waiting =
        connector(ConnectorHealth.DOWN, Map.of("dead", 1L, "retrying", 1200L, "ready", 3L));

    List<Attention> found =
        Attention.of(Optional.empty(), List.of(), List.of(stopped), List.of(waiting));

    assertThat(found)
        .extracting(Attention::text)
        .containsExactly(
            "Licensing office: calls pause, too many of the last failed",
            "1 dead letter for Licensing office",
            "1,200 messages for Licensing office waiting for another try",
            "Route service.readiness is stopped");
    assertThat(found).extracting(Attention::tone).containsExactly("bad", "bad", "warn", "warn");
  }

  @Test
  void tellsFirstThatTheWholeApiIsStopped() {
    RouteView api = Routes.stopped("api", RouteKind.OTHER);
    ConnectorView dead = connector(ConnectorHealth.DOWN, Map.of("dead", 1L));

    Attention first = Attention.of(Optional.empty(), List.of(), List.of(api), List.of(dead)).get(0);

    assertThat(first.tone()).isEqualTo("bad");
    assertThat(first.text()).isEqualTo("The whole API is stopped: the hub serves no front end");
  }

  @Test
  void listsEveryFaultOfARefusedFile() {
    List<FileProblem> faults =
        List.of(
            new FileProblem("routes/a.camel.yaml", 3, "0.route.colour", "is not known"),
            new FileProblem("routes/a.camel.yaml", 7, "0.route.from", "is not known"));
    Refused fresh = new Refused("routes/a.camel.yaml", Routes.NOON, false, faults);
    Refused changed = new Refused("routes/b.camel.yaml", Routes.NOON, true, faults);

    List<Attention> found =
        Attention.of(Optional.empty(), List.of(fresh, changed), List.of(), List.of());

    assertThat(found)
        .extracting(Attention::text)
        .containsExactly(
            "routes/a.camel.yaml is refused: it has faults",
            "The new routes/b.camel.yaml is refused; what it said before goes on");
    assertThat(found.get(0).details())
        .containsExactly(
            "routes/a.camel.yaml:3: 0.route.colour is not known",
            "routes/a.camel.yaml:7: 0.route.from is not known");
  }

  @Test
  void listsEveryFaultOfARefusedConnector() {
    ConnectorView refused =
        connector(
            "oss",
            "oss",
            ConnectorHealth.REFUSED,
            List.of(),
            List.of(
                new FileProblem("connectors/oss/connector.yaml", 3, "endpoint", "is missing"),
                new FileProblem("connectors/oss/connector.yaml", 9, "colour", "is unknown")),
            List.of());

    assertThat(Attention.of(Optional.empty(), List.of(), List.of(), List.of(refused)))
        .singleElement()
        .satisfies(
            item ->
                assertThat(item.details())
                    .containsExactly(
                        "connectors/oss/connector.yaml:3: endpoint is missing",
                        "connectors/oss/connector.yaml:9: colour is unknown"));
  }

  @Test
  void tellsOfFilesThatAreLeftAtAnAgency() {
    ConnectorView connector =
        connector(
            "health-office",
            "Health office",
            ConnectorHealth.OK,
            List.of(),
            List.of(),
            List.of(new Left("health-office", "staffing", "it is too long", 2, Routes.NOON)));

    assertThat(Attention.of(Optional.empty(), List.of(), List.of(), List.of(connector)))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.text()).isEqualTo("2 files of Health office are left where they are");
              assertThat(item.details()).containsExactly("staffing: it is too long");
            });
  }

  @Test
  void tellsAnAgencysTroubleOnce() {
    RouteView operation =
        Routes.failing("licensing.submit", RouteKind.OPERATION, Routes.NOON, "transient");
    RouteView service =
        Routes.failing("service.licence", RouteKind.SERVICE, Routes.NOON, "transient");
    ConnectorView connector =
        connector(
            "licensing",
            "Licensing office",
            ConnectorHealth.FAILING,
            List.of(operation),
            List.of(),
            List.of());

    assertThat(
            Attention.of(
                Optional.empty(), List.of(), List.of(service, operation), List.of(connector)))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.text()).isEqualTo("Licensing office: the last call failed");
              assertThat(item.details()).containsExactly("licensing.submit: It failed.");
            });
  }

  @Test
  void tellsTheHubsOwnTrouble() {
    RouteView service =
        Routes.failing("service.residents", RouteKind.SERVICE, Routes.NOON, "internal");

    assertThat(Attention.of(Optional.empty(), List.of(), List.of(service), List.of()))
        .extracting(Attention::text)
        .containsExactly("Route service.residents fails");
  }

  private static ConnectorView connector(ConnectorHealth health, Map<String, Long> deliveries) {
    return new ConnectorView(
        "licensing",
        "Licensing office",
        "rest",
        null,
        health,
        null,
        deliveries,
        0,
        false,
        null,
        null,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static ConnectorView connector(
      String name,
      String title,
      ConnectorHealth health,
      List<RouteView> operations,
      List<FileProblem> faults,
      List<Left> left) {
    return new ConnectorView(
        name,
        title,
        "rest",
        null,
        health,
        null,
        Map.of(),
        0,
        false,
        null,
        null,
        0,
        operations,
        faults,
        List.of(),
        left);
  }
}
