package io.mpphub.console.route;

import io.mpphub.folder.RefusedFiles;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Every route, with its figures and its switch. */
@Controller
@RequestMapping("/ops/routes")
public class RoutePages {

  private final RouteBoard board;
  private final RouteControl control;
  private final RefusedFiles refused;

  RoutePages(RouteBoard board, RouteControl control, RefusedFiles refused) {
    this.refused = refused;
    this.board = board;
    this.control = control;
  }

  @GetMapping
  String list(Model model) {
    Map<String, List<RouteView>> groups = new LinkedHashMap<>();
    for (RouteView route : board.all()) {
      groups.computeIfAbsent(group(route), title -> new java.util.ArrayList<>()).add(route);
    }
    model.addAttribute("groups", groups);
    model.addAttribute("refusedFiles", refused.all());
    return "ops/routes";
  }

  @PostMapping("/{id}/stop")
  String stop(
      @PathVariable String id,
      @RequestParam(required = false) String confirm,
      Principal operator,
      RedirectAttributes after) {
    try {
      control.stop(id, confirm, operator.getName());
      after.addFlashAttribute("done", "Route " + id + " is stopped. It takes nothing new.");
    } catch (ProblemException refused) {
      if (refused.code() != ProblemCode.INVALID) {
        throw refused;
      }
      after.addFlashAttribute("refused", List.of(refused.getMessage()));
    }
    return "redirect:/ops/routes";
  }

  @PostMapping("/{id}/start")
  String start(@PathVariable String id, Principal operator, RedirectAttributes after) {
    control.start(id, operator.getName());
    after.addFlashAttribute("done", "Route " + id + " is started.");
    return "redirect:/ops/routes";
  }

  private static String group(RouteView route) {
    return switch (route.kind()) {
      case SERVICE -> "Services";
      case OPERATION, INBOUND -> "Connector " + route.connector();
      case DELIVERY -> "Deliveries";
      case OTHER -> "Internal";
    };
  }
}
