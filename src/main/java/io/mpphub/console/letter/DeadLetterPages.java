package io.mpphub.console.letter;

import io.mpphub.console.route.Choices;
import io.mpphub.delivery.letter.LetterGroup;
import io.mpphub.problem.ProblemException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of undelivered messages, and the actions on them. */
@Controller
@RequestMapping("/ops/dead-letters")
public class DeadLetterPages {

  private static final String LIST = "redirect:/ops/dead-letters";

  private static final int[] AGES = {1, 7, 30, 90, 365};

  private final DeadLetterDesk desk;
  private final LetterRunDesk runs;
  private final Choices choices;

  DeadLetterPages(DeadLetterDesk desk, LetterRunDesk runs, Choices choices) {
    this.desk = desk;
    this.runs = runs;
    this.choices = choices;
  }

  /**
   * @param at the letter that comes first, null for the newest
   * @param after the letter before the first, null for the newest
   */
  @GetMapping
  String list(
      @ModelAttribute("search") LetterSearch search,
      @RequestParam(required = false) UUID at,
      @RequestParam(required = false) String after,
      Model model) {
    List<LetterGroup> groups = runs.preview(search.ofAnyCause().listed()).groups();
    model.addAttribute("page", desk.page(search, at == null ? after : before(at), null));
    model.addAttribute(
        "count",
        groups.stream()
            .filter(group -> search.cause() == null || search.cause().equals(group.cause()))
            .mapToLong(LetterGroup::count)
            .sum());
    model.addAttribute("causes", groups.stream().map(LetterGroup::cause).distinct().toList());
    model.addAttribute("services", choices.services());
    model.addAttribute(
        "connectors",
        Stream.concat(choices.connectors().stream(), groups.stream().map(LetterGroup::connector))
            .distinct()
            .sorted()
            .toList());
    model.addAttribute("ages", AGES);
    model.addAttribute(
        "underWay", runs.newest(null).stream().filter(run -> !run.state().equals("done")).toList());
    return "ops/dead-letters";
  }

  /** The id that is greater by one: a page begins after it, with the lower ids. */
  private static String before(UUID at) {
    return new UUID(at.getMostSignificantBits(), at.getLeastSignificantBits() + 1).toString();
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
