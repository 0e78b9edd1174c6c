package io.mpphub.console;

import io.mpphub.delivery.Replays;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.store.BulkReplay;
import io.mpphub.store.LetterGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Bulk replays of dead letters: first seen, then begun, stopped and let go on. */
@Component
class ReplayDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ReplayDesk.class);
  private static final int FASTEST = 1000;
  private static final int SHOWN = 20;

  /**
   * What would be replayed.
   *
   * @param maybeApplied how many the agency may have done all the same
   * @param oldest when the first of them died, null when there is none
   */
  record Preview(
      long count, long maybeApplied, Instant oldest, Instant newest, List<LetterGroup> groups) {}

  /**
   * What an operator wants replayed.
   *
   * @param connector null for all
   * @param cause exactly this one, null for any
   * @param maxAgeDays letters that died longer ago are left alone, null for all
   * @param perSecond how many letters a second
   */
  record Order(String connector, String cause, Integer maxAgeDays, Integer perSecond) {}

  /** A bulk replay as operators see it. */
  record ReplayView(
      UUID id,
      String state,
      String connector,
      String cause,
      int perSecond,
      long total,
      long replayed,
      long skipped,
      String operator,
      Instant startedAt,
      Instant updatedAt) {}

  private final Replays replays;

  ReplayDesk(Replays replays) {
    this.replays = replays;
  }

  /**
   * @throws ProblemException {@code invalid} when the age makes no sense
   */
  Preview preview(String connector, String cause, Integer maxAgeDays) {
    List<LetterGroup> groups = replays.preview(connector, cause, age(maxAgeDays));
    return new Preview(
        groups.stream().mapToLong(LetterGroup::count).sum(),
        groups.stream().mapToLong(LetterGroup::maybeApplied).sum(),
        groups.stream().map(LetterGroup::oldest).min(Instant::compareTo).orElse(null),
        groups.stream().map(LetterGroup::newest).max(Instant::compareTo).orElse(null),
        groups);
  }

  /**
   * @throws ProblemException {@code invalid} when pace or age make no sense; nothing is begun
   */
  ReplayView start(Order order, String operator) {
    if (order.perSecond() == null || order.perSecond() < 1 || order.perSecond() > FASTEST) {
      throw invalid("/perSecond", "must be 1 to " + FASTEST);
    }
    BulkReplay begun =
        replays.start(
            order.connector(), order.cause(), age(order.maxAgeDays()), order.perSecond(), operator);
    LOG.info(
        "Bulk replay {} of {} dead letters, {} a second, is begun by {}",
        begun.id(),
        begun.total(),
        begun.perSecond(),
        operator);
    return view(begun);
  }

  /**
   * @throws ProblemException {@code not-found} when no such replay runs
   */
  ReplayView stop(String id, String operator) {
    return change(id, replays.stop(uuid(id)), "stopped", operator);
  }

  /**
   * @throws ProblemException {@code not-found} when no such replay is stopped
   */
  ReplayView resume(String id, String operator) {
    return change(id, replays.resume(uuid(id)), "resumed", operator);
  }

  private ReplayView change(String id, boolean done, String what, String operator) {
    if (!done) {
      throw gone();
    }
    LOG.info("Bulk replay {} is {} by {}", id, what, operator);
    return get(id);
  }

  /**
   * @throws ProblemException {@code not-found} when there is no such replay
   */
  ReplayView get(String id) {
    return view(replays.find(uuid(id)).orElseThrow(ReplayDesk::gone));
  }

  /** The newest first. */
  List<ReplayView> newest() {
    return replays.newest(SHOWN).stream().map(ReplayDesk::view).toList();
  }

  private static ReplayView view(BulkReplay replay) {
    return new ReplayView(
        replay.id(),
        replay.state().wireName(),
        replay.filter().connector(),
        replay.filter().cause(),
        replay.perSecond(),
        replay.total(),
        replay.replayed(),
        replay.skipped(),
        replay.operator(),
        replay.startedAt(),
        replay.updatedAt());
  }

  private static Duration age(Integer days) {
    if (days != null && days < 1) {
      throw invalid("/maxAgeDays", "must be at least 1");
    }
    return days == null ? null : Duration.ofDays(days);
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw gone();
    }
  }

  private static ProblemException invalid(String pointer, String rule) {
    return ProblemException.invalid(
        "The bulk replay breaks a rule; nothing is begun.", List.of(new Fault(pointer, rule)));
  }

  private static ProblemException gone() {
    return ProblemException.of(
        ProblemCode.NOT_FOUND, "There is no such bulk replay in that state; nothing was done.");
  }
}
