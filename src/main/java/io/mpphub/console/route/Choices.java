package io.mpphub.console.route;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import java.util.List;
import org.springframework.stereotype.Component;

/** Choices that forms offer. */
@Component
public class Choices {

  private static final String SERVICE = "service.";

  private final ConnectorRegistry connectors;
  private final RouteBoard routes;

  Choices(ConnectorRegistry connectors, RouteBoard routes) {
    this.connectors = connectors;
    this.routes = routes;
  }

  public List<String> connectors() {
    return connectors.all().stream().map(Connector::name).toList();
  }

  public List<String> services() {
    return routes.all().stream()
        .filter(route -> route.kind() == RouteKind.SERVICE)
        .map(route -> route.id().substring(SERVICE.length()))
        .toList();
  }
}
