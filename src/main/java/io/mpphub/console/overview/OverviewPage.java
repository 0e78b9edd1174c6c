package io.mpphub.console.overview;

import io.mpphub.console.connector.ConnectorBoard;
import io.mpphub.console.connector.ConnectorView;
import io.mpphub.console.route.RouteBoard;
import io.mpphub.console.route.RouteKind;
import io.mpphub.console.route.RouteView;
import io.mpphub.folder.RefusedFiles;
import io.mpphub.storage.Storage;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page of what needs attention, then of the hub at a glance. */
@Controller
public class OverviewPage {

  private final RouteBoard routes;
  private final ConnectorBoard connectors;
  private final Storage storage;
  private final RefusedFiles refused;

  OverviewPage(
      RouteBoard routes, ConnectorBoard connectors, Storage storage, RefusedFiles refused) {
    this.refused = refused;
    this.routes = routes;
    this.connectors = connectors;
    this.storage = storage;
  }

  @GetMapping("/ops")
  String show(Model model) {
    List<RouteView> all = routes.all();
    List<ConnectorView> agencies = connectors.all(all);
    model.addAttribute("attention", Attention.of(storage.shortage(), refused.all(), all, agencies));
    model.addAttribute(
        "services", all.stream().filter(route -> route.kind() == RouteKind.SERVICE).toList());
    model.addAttribute("connectors", agencies);
    return "ops/overview";
  }
}
