package io.mpphub.console.message;

import io.mpphub.application.ApplicationState;
import io.mpphub.console.connector.Pauses;
import io.mpphub.console.route.Choices;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.problem.ProblemException.Fault;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
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

/** Searches messages and shows what happened to one application. */
@Controller
@RequestMapping("/ops/messages")
public class MessagePages {

  private final MessageArchive archive;
  private final MessageContents contents;
  private final Choices choices;
  private final Pauses pauses;

  MessagePages(MessageArchive archive, MessageContents contents, Choices choices, Pauses pauses) {
    this.archive = archive;
    this.contents = contents;
    this.choices = choices;
    this.pauses = pauses;
  }

  /** By everything but a NIK and an agency's reference, which go into no URL. */
  @GetMapping
  String list(@ModelAttribute("search") MessageSearch search, Model model) {
    return show(search.fitForUrl(), model);
  }

  /** The form: a search that is fit for one becomes a URL that can be kept. */
  @PostMapping
  String search(
      @ModelAttribute("search") MessageSearch search, Model model, RedirectAttributes url) {
    if (!search.isFitForUrl() || !search.faults().isEmpty()) {
      return show(search, model);
    }
    criteria(search, url);
    return "redirect:/ops/messages";
  }

  @GetMapping("/{id}")
  String one(@PathVariable String id, Model model) {
    model.addAttribute("found", archive.timeline(id));
    model.addAttribute("pauses", pauses.all());
    return "ops/message";
  }

  @PostMapping("/{id}/content")
  String content(
      @PathVariable String id,
      @RequestParam(required = false) String reason,
      Principal operator,
      Model model) {
    model.addAttribute("sent", contents.show(id, reason, operator.getName()).toPrettyString());
    model.addAttribute("heading", "Message " + id);
    model.addAttribute("section", "messages");
    return "ops/content";
  }

  private String show(MessageSearch search, Model model) {
    List<Fault> faults = search.faults();
    model.addAttribute("search", search);
    model.addAttribute(
        "rules",
        faults.stream()
            .collect(Collectors.toMap(fault -> fault.pointer().substring(1), Fault::detail)));
    model.addAttribute(
        "page", faults.isEmpty() ? archive.search(search) : new MessagePage(List.of(), null));
    model.addAttribute("services", choices.services());
    model.addAttribute("connectors", choices.connectors());
    model.addAttribute(
        "states", Stream.of(ApplicationState.values()).map(ApplicationState::wireName).toList());
    model.addAttribute(
        "statuses",
        Stream.concat(
                Stream.of(MessageSearch.ON_ITS_WAY),
                Stream.of(MessageStatus.values()).map(MessageStatus::wireName))
            .toList());
    model.addAttribute("pauses", pauses.all());
    return "ops/messages";
  }

  private static void criteria(MessageSearch search, RedirectAttributes url) {
    add(url, "id", search.id());
    add(url, "service", search.service());
    add(url, "connector", search.connector());
    add(url, "state", search.state());
    add(url, "status", search.status());
    add(url, "after", search.after());
  }

  private static void add(RedirectAttributes url, String name, String value) {
    if (value != null) {
      url.addAttribute(name, value);
    }
  }
}
