package io.mpphub.console;

import io.mpphub.problem.ProblemException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What could not be delivered, and what to do with it. */
@Controller
@RequestMapping("/ops/dead-letters")
class DeadLetterPages {

  private static final String LIST = "redirect:/ops/dead-letters";

  private final DeadLetterDesk desk;

  DeadLetterPages(DeadLetterDesk desk) {
    this.desk = desk;
  }

  @GetMapping
  String list(
      @RequestParam(required = false) String connector,
      @RequestParam(required = false) String after,
      Model model) {
    model.addAttribute("connector", connector);
    model.addAttribute("page", desk.page(connector, after, null));
    return "ops/dead-letters";
  }

  @PostMapping("/{id}/replay")
  String replay(@PathVariable String id, Principal operator, RedirectAttributes after) {
    return replay(List.of(id), operator, after);
  }

  /**
   * @param selected null when none is
   */
  @PostMapping("/replay")
  String replaySelected(
      @RequestParam(name = "id", required = false) List<String> selected,
      Principal operator,
      RedirectAttributes after) {
    return replay(selected == null ? List.of() : selected, operator, after);
  }

  @PostMapping("/{id}/discard")
  String discard(
      @PathVariable String id,
      @RequestParam(required = false) String reason,
      Principal operator,
      RedirectAttributes after) {
    try {
      desk.discard(id, reason, operator.getName());
      after.addFlashAttribute("done", "Message " + id + " is discarded.");
    } catch (ProblemException refused) {
      after.addFlashAttribute("refused", List.of(refused.getMessage()));
    }
    return LIST;
  }

  private String replay(List<String> ids, Principal operator, RedirectAttributes after) {
    List<String> refused = new ArrayList<>();
    for (String id : ids) {
      try {
        desk.replay(id, operator.getName());
      } catch (ProblemException e) {
        refused.add(id + ": " + e.getMessage());
      }
    }
    int done = ids.size() - refused.size();
    if (ids.isEmpty()) {
      refused.add("Nothing was selected.");
    } else if (done > 0) {
      after.addFlashAttribute(
          "done",
          done == 1 && ids.size() == 1
              ? "Message " + ids.get(0) + " is on its way again."
              : done + " messages are on their way again.");
    }
    after.addFlashAttribute("refused", refused);
    return LIST;
  }
}
