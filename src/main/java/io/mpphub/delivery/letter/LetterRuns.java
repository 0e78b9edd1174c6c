package io.mpphub.delivery.letter;

import io.mpphub.delivery.letter.BulkRun.Action;
import io.mpphub.delivery.letter.BulkRun.State;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.jdbc.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Replays and discards of many dead letters, at a pace that the agency can bear. They are kept in
 * the database: whichever hub is there goes on with one, also after a crash. Trouble with the
 * database comes out as Spring's {@code DataAccessException}.
 */
public class LetterRuns {

  /** The letters may be fewer or more by this part of the preview, or by {@link #FEW}. */
  private static final int PART = 10;

  private static final int FEW = 10;

  private final BulkRuns runs;
  private final DeadLetterBox box;
  private final Ids ids;
  private final DeadLetterProperties properties;
  private final Clock clock;

  public LetterRuns(
      BulkRuns runs, DeadLetterBox box, Ids ids, DeadLetterProperties properties, Clock clock) {
    this.runs = runs;
    this.box = box;
    this.ids = ids;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * An operator's order.
   *
   * @param until time of the preview; later dead letters are left alone, null for now
   * @param expected number of letters in the preview
   * @param perSecond letters a second, at least 1
   * @param reason for the record
   */
  public record Order(
      Action action,
      LetterSelection selection,
      Instant until,
      long expected,
      int perSecond,
      String reason,
      String operator) {}

  /** Age from which letters are left out unless an operator says otherwise. */
  public Duration usualLimit() {
    return properties.old();
  }

  /** The letters that are meant, as of now. */
  public LetterFilter filter(LetterSelection selection) {
    return selection.filter(properties.old(), clock.instant());
  }

  /** Returns the letters of a run that began now. */
  public LetterPreview preview(LetterSelection selection) {
    return preview(selection, clock.instant());
  }

  private LetterPreview preview(LetterSelection selection, Instant until) {
    LetterFilter filter = selection.filter(properties.old(), until);
    return new LetterPreview(filter, box.groups(filter));
  }

  /**
   * Begins one.
   *
   * @return what was begun; done already when there is nothing to do
   * @throws LettersChangedException when there are many more or fewer letters than expected
   */
  public BulkRun start(Order order) {
    Instant now = clock.instant();
    Instant until = order.until() == null || order.until().isAfter(now) ? now : order.until();
    LetterPreview preview = preview(order.selection(), until);
    long total = preview.count();
    if (Math.abs(total - order.expected()) > Math.max(FEW, order.expected() / PART)) {
      throw new LettersChangedException(order.expected(), total);
    }
    BulkRun run =
        new BulkRun(
            ids.next(),
            order.action(),
            order.operator(),
            order.reason(),
            preview.filter(),
            order.perSecond(),
            total == 0 ? State.DONE : State.RUNNING,
            total,
            0,
            0,
            null,
            null,
            now,
            now);
    runs.insert(run);
    return run;
  }

  /** Stops it after the letter at hand; false when it doesn't run. */
  public boolean stop(UUID id, String operator) {
    return runs.stop(id, operator, clock.instant());
  }

  /** Resumes a stopped run where it was; false when it isn't stopped. */
  public boolean resume(UUID id) {
    return runs.resume(id, clock.instant());
  }

  public Optional<BulkRun> find(UUID id) {
    return runs.find(id);
  }

  /** Returns the outcome of the letters so far: their number by current status. */
  public Map<MessageStatus, Long> outcome(UUID id) {
    return runs.outcome(id);
  }

  /**
   * The newest first.
   *
   * @param action null for all
   */
  public List<BulkRun> newest(Action action, int limit) {
    return runs.newest(action, limit);
  }
}
