package io.mpphub.console.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.connector.Connector;
import io.mpphub.connector.Operation;
import io.mpphub.connector.RetryPolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteKindTest {

  private static final List<Connector> CONNECTORS =
      List.of(
          new Connector(
              "licensing",
              "Licensing office",
              null,
              "rest",
              null,
              null,
              null,
              null,
              RetryPolicy.DEFAULT,
              null,
              null,
              null,
              null,
              Map.of(
                  "submit", operation("Submit an application", Operation.Kind.COMMAND),
                  "decision", operation("Take a decision", Operation.Kind.INBOUND)),
              null,
              null,
              null));

  @ParameterizedTest
  @CsvSource({
    "service.residents, SERVICE,",
    "licensing.submit, OPERATION, licensing",
    "licensing.decision, INBOUND, licensing",
    "licensing.login, OPERATION, licensing",
    "delivery.licensing, DELIVERY, licensing",
    "delivery.gone, DELIVERY, gone",
    "api, OTHER,",
    "applications.submit, OTHER,"
  })
  void readsItFromTheId(String id, RouteKind kind, String connector) {
    RouteKind.Place place = RouteKind.of(id, CONNECTORS);

    assertThat(place.kind()).isEqualTo(kind);
    assertThat(place.connector()).isEqualTo(connector);
  }

  @Test
  void namesAnOperationAsItsConnectorDoes() {
    assertThat(RouteKind.of("licensing.submit", CONNECTORS).title())
        .isEqualTo("Submit an application");
    assertThat(RouteKind.of("licensing.login", CONNECTORS).title()).isEqualTo("Login");
    assertThat(RouteKind.of("service.residents", CONNECTORS).title()).isNull();
  }

  private static Operation operation(String title, Operation.Kind kind) {
    return new Operation(title, kind, null, null, null, null, null, null, null, null, null);
  }
}
