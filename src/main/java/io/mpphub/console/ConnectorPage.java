package io.mpphub.console;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Each agency's connector. */
@Controller
class ConnectorPage {

  private final ConnectorBoard connectors;
  private final RouteBoard routes;

  ConnectorPage(ConnectorBoard connectors, RouteBoard routes) {
    this.connectors = connectors;
    this.routes = routes;
  }

  @GetMapping("/ops/connectors")
  String list(Model model) {
    model.addAttribute("connectors", connectors.all(routes.all()));
    return "ops/connectors";
  }
}
