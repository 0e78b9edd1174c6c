package io.mpphub.console.invalid;

import io.mpphub.console.route.Choices;
import io.mpphub.invalid.InvalidFilter;
import io.mpphub.problem.ProblemException;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of unreadable messages and rows, and the actions on them. */
@Controller
@RequestMapping("/ops/invalid")
public class InvalidPages {

  private static final String LIST = "redirect:/ops/invalid";

  private final InvalidDesk desk;
  private final Choices choices;

  InvalidPages(InvalidDesk desk, Choices choices) {
    this.desk = desk;
    this.choices = choices;
  }

  @GetMapping
  String list(
      @RequestParam(required = false) String connector,
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "false") boolean discarded,
      Model model) {
    InvalidFilter filter = new InvalidFilter(given(connector), given(source), discarded);
    model.addAttribute("filter", filter);
    model.addAttribute("count", desk.count(filter));
    model.addAttribute("invalid", desk.newest(filter));
    model.addAttribute("connectors", choices.connectors());
    return "ops/invalid";
  }

  /**
   * @param ids null when none is selected
   */
  @PostMapping("/discard")
  String discard(
      @RequestParam(name = "id", required = false) List<String> ids,
      @RequestParam(required = false) String reason,
      Principal operator,
      RedirectAttributes after) {
    List<String> selected = Objects.requireNonNullElse(ids, List.of());
    if (selected.isEmpty()) {
      after.addFlashAttribute("refused", List.of("Nothing was selected."));
      return LIST;
    }
    try {
      selected.forEach(id -> desk.discard(id, reason, operator.getName()));
      after.addFlashAttribute(
          "done", selected.size() == 1 ? "One is discarded." : selected.size() + " are discarded.");
    } catch (ProblemException refused) {
      after.addFlashAttribute("refused", List.of(refused.getMessage()));
    }
    return LIST;
  }

  @PostMapping("/{id}/content")
  String content(
      @PathVariable String id,
      @RequestParam(required = false) String reason,
      Principal operator,
      Model model,
      RedirectAttributes after) {
    try {
      model.addAttribute("sent", desk.content(id, reason, operator.getName()));
    } catch (ProblemException refused) {
      after.addFlashAttribute("refused", List.of(refused.getMessage()));
      return LIST;
    }
    model.addAttribute("heading", "Invalid message " + id);
    model.addAttribute("section", "invalid");
    return "ops/content";
  }

  private static String given(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
