package io.mpphub.console.connector;

import io.mpphub.console.route.RouteBoard;
import io.mpphub.problem.ProblemException;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Each agency's connector, and the versions of its folder. */
@Controller
@RequestMapping("/ops/connectors")
public class ConnectorPage {

  private final ConnectorBoard connectors;
  private final RouteBoard routes;
  private final ConnectorDesk desk;

  ConnectorPage(ConnectorBoard connectors, RouteBoard routes, ConnectorDesk desk) {
    this.connectors = connectors;
    this.routes = routes;
    this.desk = desk;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("connectors", connectors.all(routes.all()));
    return "ops/connectors";
  }

  @GetMapping("/{name}/versions")
  String versions(@PathVariable String name, Model model) {
    model.addAttribute("name", name);
    model.addAttribute("versions", desk.versions(name));
    model.addAttribute("running", desk.runs(name));
    return "ops/versions";
  }

  @PostMapping("/{name}/rollback")
  String rollBack(
      @PathVariable String name,
      @RequestParam String version,
      Principal operator,
      RedirectAttributes after) {
    try {
      desk.rollBack(name, version, operator.getName());
      after.addFlashAttribute("done", "Connector " + name + " is rolled back.");
    } catch (ProblemException refused) {
      after.addFlashAttribute("refused", List.of(refused.getMessage()));
    }
    after.addAttribute("name", name);
    return "redirect:/ops/connectors/{name}/versions";
  }

  @PostMapping("/{name}/hold")
  String hold(
      @PathVariable String name,
      @RequestParam(required = false) String reason,
      Principal operator,
      RedirectAttributes after) {
    try {
      desk.hold(name, reason, operator.getName());
      after.addFlashAttribute("done", "Connector " + name + " is on hold; what is accepted waits.");
    } catch (ProblemException refused) {
      after.addFlashAttribute("refused", List.of(refused.getMessage()));
    }
    return "redirect:/ops/connectors";
  }

  @PostMapping("/{name}/release")
  String release(@PathVariable String name, Principal operator, RedirectAttributes after) {
    desk.release(name, operator.getName());
    after.addFlashAttribute("done", "Connector " + name + " is released.");
    return "redirect:/ops/connectors";
  }
}
