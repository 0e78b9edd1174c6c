package io.mpphub.console.letter;

import io.mpphub.delivery.letter.BulkRun.Action;
import io.mpphub.delivery.letter.LetterGroup;
import io.mpphub.delivery.letter.LetterPreview;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Replays and discards of many dead letters as JSON. */
@RestController
@RequestMapping("/ops/api/dead-letters/{kind:replays|discards}")
public class LetterRunApi {

  /**
   * Letters that an order would act on.
   *
   * @param maybeApplied number that the agency may have carried out all the same
   * @param older number left out as too old
   * @param oldest time at which the first of them died, null when there is none
   * @param until to be sent with the order, as is the count
   */
  record Preview(
      long count,
      long maybeApplied,
      long older,
      Instant oldest,
      Instant newest,
      Instant until,
      List<LetterGroup> groups) {}

  /**
   * An operator's order; see {@link LetterSearch} and {@link LetterRunDesk.Order}.
   *
   * @param maxAgeDays null for the hub's usual limit
   * @param anyAge null for false
   */
  record Order(
      String connector,
      String service,
      String cause,
      Boolean maybeApplied,
      Integer maxAgeDays,
      Boolean anyAge,
      Instant until,
      Long expected,
      Integer perSecond,
      String reason) {}

  record Replays(List<LetterRunView> replays) {}

  record Discards(List<LetterRunView> discards) {}

  private final LetterRunDesk desk;

  LetterRunApi(LetterRunDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/preview")
  Preview preview(@ModelAttribute LetterSearch search) {
    LetterPreview found = desk.preview(search);
    return new Preview(
        found.count(),
        found.maybeApplied(),
        found.older(),
        found.oldest(),
        found.newest(),
        found.filter().deadUntil(),
        found.groups());
  }

  @GetMapping
  Object list(@PathVariable String kind) {
    List<LetterRunView> newest = desk.newest(action(kind));
    return action(kind) == Action.REPLAY ? new Replays(newest) : new Discards(newest);
  }

  @GetMapping("/{id}")
  LetterRunView get(@PathVariable String id) {
    return desk.get(id);
  }

  @PostMapping
  LetterRunView start(@PathVariable String kind, @RequestBody Order order, Principal operator) {
    LetterSearch letters =
        new LetterSearch(
            order.connector(),
            order.service(),
            order.cause(),
            text(order.maybeApplied()),
            text(order.maxAgeDays()),
            text(order.anyAge()));
    return desk.start(
        action(kind),
        new LetterRunDesk.Order(
            letters, order.until(), order.expected(), order.perSecond(), order.reason()),
        operator.getName());
  }

  @PostMapping("/{id}/stop")
  LetterRunView stop(@PathVariable String id, Principal operator) {
    return desk.stop(id, operator.getName());
  }

  @PostMapping("/{id}/resume")
  LetterRunView resume(@PathVariable String id, Principal operator) {
    return desk.resume(id, operator.getName());
  }

  private static Action action(String kind) {
    return kind.equals("replays") ? Action.REPLAY : Action.DISCARD;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
