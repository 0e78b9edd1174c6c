package io.mpphub.console;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Connectors as JSON. */
@RestController
class ConnectorApi {

  record Connectors(List<ConnectorView> connectors) {}

  private final ConnectorBoard connectors;
  private final RouteBoard routes;

  ConnectorApi(ConnectorBoard connectors, RouteBoard routes) {
    this.connectors = connectors;
    this.routes = routes;
  }

  @GetMapping("/ops/api/connectors")
  Connectors list() {
    return new Connectors(connectors.all(routes.all()));
  }
}
