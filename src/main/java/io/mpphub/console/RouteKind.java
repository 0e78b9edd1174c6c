package io.mpphub.console;

import com.fasterxml.jackson.annotation.JsonValue;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Connector.Operation;
import java.util.Collection;
import java.util.Locale;

/** What a route does in the hub, in the order in which operators read them. */
enum RouteKind {
  SERVICE("Service"),
  OPERATION("Connector operation"),
  INBOUND("Inbound from an agency"),
  DELIVERY("Delivery"),
  OTHER("Internal");

  private static final String SERVICES = "service.";
  private static final String DELIVERIES = "delivery.";

  private final String title;

  RouteKind(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  @JsonValue
  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a route is, and whose. */
  record Place(RouteKind kind, String connector) {}

  /** Route ids say it: {@code service.<service>}, {@code <connector>.<operation>}. */
  static Place of(String routeId, Collection<Connector> connectors) {
    if (routeId.startsWith(SERVICES)) {
      return new Place(SERVICE, null);
    }
    if (routeId.startsWith(DELIVERIES)) {
      return new Place(DELIVERY, routeId.substring(DELIVERIES.length()));
    }
    for (Connector connector : connectors) {
      if (routeId.startsWith(connector.name() + ".")) {
        Operation operation =
            connector.operations().get(routeId.substring(connector.name().length() + 1));
        boolean inbound = operation != null && operation.kind() == Operation.Kind.INBOUND;
        return new Place(inbound ? INBOUND : OPERATION, connector.name());
      }
    }
    return new Place(OTHER, null);
  }
}
