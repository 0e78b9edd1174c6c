package io.mpphub.console.route;

import com.fasterxml.jackson.annotation.JsonValue;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Operation;
import io.mpphub.console.frame.Words;
import java.util.Collection;
import java.util.Locale;

/** Kinds of routes in the hub, in the order in which operators read them. */
public enum RouteKind {
  SERVICE("Service"),
  OPERATION("Connector operation"),
  INBOUND("Inbound from an agency"),
  DELIVERY("Delivery"),
  OTHER("Internal");

  private static final String SERVICES = "service.";
  private static final String API = "api";
  private static final String DELIVERIES = "delivery.";

  private final String title;

  RouteKind(String title) {
    this.title = title;
  }

  /** The one that everything of the unified API goes through. */
  static boolean isWholeApi(String routeId) {
    return routeId.equals(API);
  }

  public String title() {
    return title;
  }

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A route's kind and owner.
   *
   * @param connector null when it belongs to none
   * @param title the text for operators, null when only the route itself has it
   */
  record Place(RouteKind kind, String connector, String title) {}

  /** Route ids say it: {@code service.<service>}, {@code <connector>.<operation>}. */
  static Place of(String routeId, Collection<Connector> connectors) {
    if (routeId.startsWith(SERVICES)) {
      return new Place(SERVICE, null, null);
    }
    if (routeId.startsWith(DELIVERIES)) {
      String connector = routeId.substring(DELIVERIES.length());
      return new Place(DELIVERY, connector, "Deliveries to " + connector);
    }
    for (Connector connector : connectors) {
      if (routeId.startsWith(connector.name() + ".")) {
        return of(connector, routeId.substring(connector.name().length() + 1));
      }
    }
    return new Place(OTHER, null, routeId.equals(API) ? "The unified API, by its contract" : null);
  }

  private static Place of(Connector connector, String name) {
    Operation operation = connector.operations().get(name);
    if (operation == null) {
      // The hub's own for this connector, such as the login.
      return new Place(OPERATION, connector.name(), Words.sentence(name));
    }
    RouteKind kind = operation.kind() == Operation.Kind.INBOUND ? INBOUND : OPERATION;
    return new Place(kind, connector.name(), operation.title());
  }
}
