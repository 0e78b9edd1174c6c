package io.mpphub.console.letter;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.console.connector.Pauses;
import io.mpphub.console.frame.Masks;
import io.mpphub.console.frame.Words;
import io.mpphub.delivery.letter.BulkRun.Action;
import io.mpphub.delivery.letter.LetterGroup;
import io.mpphub.delivery.letter.LetterPreview;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Pages of runs over many dead letters: preview, begin, watch, stop and resume. */
@Controller
@RequestMapping("/ops/dead-letters/runs")
public class LetterRunPages {

  private static final String ONE = "redirect:/ops/dead-letters/runs/{id}";

  /** For an agency that names no limit. */
  private static final int USUAL_PACE = 10;

  private static final int GROUPS_SHOWN = 50;

  private final LetterRunDesk desk;
  private final ConnectorRegistry connectors;
  private final Pauses pauses;

  LetterRunPages(LetterRunDesk desk, ConnectorRegistry connectors, Pauses pauses) {
    this.desk = desk;
    this.connectors = connectors;
    this.pauses = pauses;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("runs", desk.newest(null));
    return "ops/letter-runs";
  }

  @GetMapping("/new")
  String preview(
      @RequestParam(defaultValue = "replay") String action,
      @ModelAttribute("search") LetterSearch search,
      Model model) {
    LetterPreview preview = desk.preview(search);
    List<LetterGroup> groups =
        preview.groups().stream().filter(group -> group.count() > 0).toList();
    boolean isReplay = action(action) == Action.REPLAY;
    long limit = desk.usualLimitDays();
    model.addAttribute("replay", isReplay);
    model.addAttribute("preview", preview);
    model.addAttribute("groups", groups.stream().limit(GROUPS_SHOWN).toList());
    model.addAttribute("moreGroups", Math.max(0, groups.size() - GROUPS_SHOWN));
    model.addAttribute("limitDays", limit);
    model.addAttribute("typed", !isReplay || search.reachesBeyond(limit));
    model.addAttribute("pace", pace(search.connector()));
    model.addAttribute("fastest", LetterRunDesk.FASTEST);
    model.addAttribute(
        "pauses", pauses.of(groups.stream().map(LetterGroup::connector).distinct().toList()));
    return "ops/letter-run-new";
  }

  @PostMapping
  String start(
      @RequestParam String action,
      @ModelAttribute LetterSearch search,
      @RequestParam(required = false) Instant until,
      @RequestParam(required = false) String expected,
      @RequestParam(required = false) Integer perSecond,
      @RequestParam(required = false) String reason,
      Principal operator,
      RedirectAttributes after) {
    LetterRunDesk.Order order =
        new LetterRunDesk.Order(search, until, count(expected), perSecond, reason);
    try {
      LetterRunView begun = desk.start(action(action), order, operator.getName());
      after.addAttribute("id", begun.id());
      return ONE;
    } catch (ProblemException refused) {
      after.addFlashAttribute(
          "refused", Stream.concat(Stream.of(refused.getMessage()), faults(refused)).toList());
      after.addAttribute("action", action);
      search.parameters().forEach(after::addAttribute);
      after.addFlashAttribute("reason", Masks.text(reason));
      return "redirect:/ops/dead-letters/runs/new";
    }
  }

  @GetMapping("/{id}")
  String one(@PathVariable String id, Model model) {
    LetterRunView run = desk.get(id);
    model.addAttribute("run", run);
    boolean waits = run.isReplay() && run.state().equals("running");
    model.addAttribute(
        "pauses",
        !waits
            ? Map.of()
            : run.connector() == null ? pauses.all() : pauses.of(List.of(run.connector())));
    return "ops/letter-run";
  }

  @PostMapping("/{id}/stop")
  String stop(@PathVariable String id, Principal operator, RedirectAttributes after) {
    return turn(id, after, () -> desk.stop(id, operator.getName()));
  }

  @PostMapping("/{id}/resume")
  String resume(@PathVariable String id, Principal operator, RedirectAttributes after) {
    return turn(id, after, () -> desk.resume(id, operator.getName()));
  }

  /** The run may have ended, or another operator may have been faster. */
  private static String turn(String id, RedirectAttributes after, Runnable change) {
    try {
      change.run();
    } catch (ProblemException tooLate) {
      after.addFlashAttribute("refused", List.of("It was in another state already."));
    }
    after.addAttribute("id", id);
    return ONE;
  }

  private int pace(String connector) {
    return connectors
        .find(Objects.requireNonNullElse(connector, ""))
        .map(Connector::limits)
        .map(limits -> limits.perSecond())
        .orElse(USUAL_PACE);
  }

  private static Stream<String> faults(ProblemException refused) {
    return refused.errors().stream()
        .filter(fault -> !fault.pointer().equals("/expected"))
        .map(LetterRunPages::text);
  }

  private static String text(Fault fault) {
    return Words.sentence(fault.pointer().substring(1)) + " " + fault.detail() + ".";
  }

  /** Null when it is no number. A person may type it with the commas that the page shows. */
  private static Long count(String typed) {
    String digits = typed == null ? "" : typed.replaceAll("[\\s.,]", "");
    return digits.matches("\\d{1,15}") ? Long.valueOf(digits) : null;
  }

  private static Action action(String name) {
    return switch (name) {
      case "replay" -> Action.REPLAY;
      case "discard" -> Action.DISCARD;
      default ->
          throw ProblemException.of(ProblemCode.NOT_FOUND, "Letters are replayed or discarded.");
    };
  }
}
