package io.mpphub.console;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What needs attention, then the hub at a glance. */
@Controller
class OverviewPage {

  private final RouteBoard routes;
  private final ConnectorBoard connectors;

  OverviewPage(RouteBoard routes, ConnectorBoard connectors) {
    this.routes = routes;
    this.connectors = connectors;
  }

  @GetMapping("/ops")
  String show(Model model) {
    List<RouteView> all = routes.all();
    List<ConnectorView> agencies = connectors.all(all);
    model.addAttribute("attention", Attention.of(all, agencies));
    model.addAttribute(
        "services", all.stream().filter(route -> route.kind() == RouteKind.SERVICE).toList());
    model.addAttribute("connectors", agencies);
    return "ops/overview";
  }
}
