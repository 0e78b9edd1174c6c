package io.mpphub.console.letter;

import io.mpphub.console.frame.GivenReason;
import io.mpphub.console.frame.Masks;
import io.mpphub.delivery.letter.BulkRun;
import io.mpphub.delivery.letter.BulkRun.Action;
import io.mpphub.delivery.letter.LetterGroup;
import io.mpphub.delivery.letter.LetterPreview;
import io.mpphub.delivery.letter.LetterRuns;
import io.mpphub.delivery.letter.LettersChangedException;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Bulk runs over dead letters: first seen, then begun, stopped and let go on. */
@Component
class LetterRunDesk {

  static final int FASTEST = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(LetterRunDesk.class);

  /** No agency is asked to bear a discard. */
  private static final int DISCARDS_PER_SECOND = 200;

  private static final int SHOWN = 50;

  /**
   * An operator's order.
   *
   * @param until the preview's, null for now
   * @param expected the preview's count
   * @param perSecond letters a second; a discard needs none
   */
  record Order(
      LetterSearch letters, Instant until, Long expected, Integer perSecond, String reason) {}

  private final LetterRuns runs;

  LetterRunDesk(LetterRuns runs) {
    this.runs = runs;
  }

  /**
   * @throws ProblemException {@code invalid} when the filter breaks rules
   */
  LetterPreview preview(LetterSearch search) {
    LetterPreview found = runs.preview(search.selection());
    return new LetterPreview(
        found.filter(), found.groups().stream().map(LetterRunDesk::masked).toList());
  }

  private static LetterGroup masked(LetterGroup group) {
    return new LetterGroup(
        group.connector(),
        Masks.text(group.cause()),
        group.count(),
        group.maybeApplied(),
        group.older(),
        group.oldest(),
        group.newest());
  }

  /** Returns the age, in days, from which a run leaves letters out unless told otherwise. */
  long usualLimitDays() {
    return runs.usualLimit().toDays();
  }

  /**
   * @throws ProblemException {@code invalid} when the order breaks rules, or the letters have
   *     become many more or fewer since the preview; nothing is begun
   */
  LetterRunView start(Action action, Order order, String operator) {
    check(action, order);
    try {
      BulkRun begun =
          runs.start(
              new LetterRuns.Order(
                  action,
                  order.letters().selection(),
                  order.until(),
                  order.expected(),
                  order.perSecond() == null ? DISCARDS_PER_SECOND : order.perSecond(),
                  GivenReason.checked(order.reason()),
                  operator));
      LOG.info(
          "Bulk {} {} of {} dead letters, {} a second, is begun by {}",
          action.wireName(),
          begun.id(),
          begun.total(),
          begun.perSecond(),
          operator);
      return LetterRunView.of(begun, Map.of());
    } catch (LettersChangedException e) {
      throw ProblemException.invalid(
          e.getMessage(), List.of(new Fault("/expected", "must be what a new preview shows")));
    }
  }

  private static void check(Action action, Order order) {
    List<Fault> faults = new ArrayList<>();
    Integer pace = order.perSecond();
    if (pace == null ? action == Action.REPLAY : pace < 1 || pace > FASTEST) {
      faults.add(new Fault("/perSecond", "must be 1 to " + FASTEST));
    }
    if (order.expected() == null || order.expected() < 0) {
      faults.add(new Fault("/expected", "must be the count that a preview shows"));
    }
    GivenReason.fault(order.reason()).ifPresent(faults::add);
    if (!faults.isEmpty()) {
      throw ProblemException.invalid("The order breaks rules; nothing is begun.", faults);
    }
  }

  /**
   * @throws ProblemException {@code not-found} when no such one runs
   */
  LetterRunView stop(String id, String operator) {
    return change(id, runs.stop(uuid(id), operator), "stopped", operator);
  }

  /**
   * @throws ProblemException {@code not-found} when no such one is stopped
   */
  LetterRunView resume(String id, String operator) {
    return change(id, runs.resume(uuid(id)), "resumed", operator);
  }

  private LetterRunView change(String id, boolean done, String what, String operator) {
    if (!done) {
      throw gone();
    }
    LOG.info("Bulk run {} is {} by {}", id, what, operator);
    return get(id);
  }

  /**
   * @throws ProblemException {@code not-found} when there is no such one
   */
  LetterRunView get(String id) {
    BulkRun run = runs.find(uuid(id)).orElseThrow(LetterRunDesk::gone);
    Map<String, Long> outcome = new TreeMap<>();
    if (run.action() == Action.REPLAY) {
      Map<MessageStatus, Long> now = runs.outcome(run.id());
      now.forEach((status, count) -> outcome.put(status.wireName(), count));
    }
    return LetterRunView.of(run, outcome);
  }

  /**
   * The newest first.
   *
   * @param action null for all
   */
  List<LetterRunView> newest(Action action) {
    return runs.newest(action, SHOWN).stream().map(run -> LetterRunView.of(run, null)).toList();
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw gone();
    }
  }

  private static ProblemException gone() {
    return ProblemException.of(
        ProblemCode.NOT_FOUND, "There is no such bulk run in that state; nothing was done.");
  }
}
