package io.mpphub.delivery;

import io.mpphub.store.BulkReplay;
import io.mpphub.store.BulkReplay.State;
import io.mpphub.store.BulkReplays;
import io.mpphub.store.Ids;
import io.mpphub.store.LetterFilter;
import io.mpphub.store.LetterGroup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Bulk replays of dead letters, at a pace that the agency can bear. They are kept in the database:
 * whichever hub is there goes on with one, also after a crash. Trouble with the database comes out
 * as Spring's {@code DataAccessException}.
 */
public class Replays {

  private final BulkReplays store;
  private final Ids ids;
  private final Clock clock;

  Replays(BulkReplays store, Ids ids, Clock clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * What would be replayed now.
   *
   * @param connector null for all
   * @param cause exactly this one, null for any
   * @param youngerThan letters that died longer ago are left alone, null for all
   */
  public List<LetterGroup> preview(String connector, String cause, Duration youngerThan) {
    return store.preview(filter(connector, cause, youngerThan));
  }

  /**
   * Begins one.
   *
   * @param perSecond how many letters a second, at least 1
   * @return what was begun; {@code total} 0 when there is nothing to do
   */
  public BulkReplay start(
      String connector, String cause, Duration youngerThan, int perSecond, String operator) {
    LetterFilter filter = filter(connector, cause, youngerThan);
    long total = store.preview(filter).stream().mapToLong(LetterGroup::count).sum();
    Instant now = clock.instant();
    BulkReplay replay =
        new BulkReplay(
            ids.next(),
            operator,
            filter,
            perSecond,
            total == 0 ? State.DONE : State.RUNNING,
            total,
            0,
            0,
            null,
            now,
            now);
    store.insert(replay);
    return replay;
  }

  private LetterFilter filter(String connector, String cause, Duration youngerThan) {
    Instant now = clock.instant();
    Instant from = youngerThan == null ? Instant.EPOCH : now.minus(youngerThan);
    return new LetterFilter(connector, cause, from, now);
  }

  /** Stops it after the letter at hand; false when it doesn't run. */
  public boolean stop(UUID id) {
    return store.turn(id, State.RUNNING, State.STOPPED, clock.instant());
  }

  /** Lets a stopped one go on where it was; false when it isn't stopped. */
  public boolean resume(UUID id) {
    return store.turn(id, State.STOPPED, State.RUNNING, clock.instant());
  }

  public Optional<BulkReplay> find(UUID id) {
    return store.find(id);
  }

  /** The newest first. */
  public List<BulkReplay> newest(int limit) {
    return store.newest(limit);
  }
}
