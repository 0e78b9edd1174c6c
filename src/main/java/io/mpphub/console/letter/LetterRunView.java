package io.mpphub.console.letter;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mpphub.console.frame.Masks;
import io.mpphub.delivery.letter.BulkRun;
import io.mpphub.delivery.letter.LetterFilter;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A bulk run over dead letters as operators see it.
 *
 * @param action {@code replay} or {@code discard}
 * @param connector null for all
 * @param diedFrom null when no letter was too old
 * @param total number of letters when it began
 * @param done number sent again or discarded
 * @param skipped number that were not dead any more at their turn
 * @param outcome number of those sent again, by current status; null in a list
 */
record LetterRunView(
    UUID id,
    String action,
    String state,
    String connector,
    String service,
    String cause,
    Boolean maybeApplied,
    Instant diedFrom,
    Instant diedUntil,
    int perSecond,
    long total,
    long done,
    long skipped,
    String operator,
    String reason,
    String stoppedBy,
    Instant startedAt,
    Instant updatedAt,
    Map<String, Long> outcome) {

  static LetterRunView of(BulkRun run, Map<String, Long> outcome) {
    LetterFilter filter = run.filter();
    return new LetterRunView(
        run.id(),
        run.action().wireName(),
        run.state().wireName(),
        filter.connector(),
        filter.service(),
        Masks.text(filter.cause()),
        filter.maybeApplied(),
        Instant.EPOCH.equals(filter.deadFrom()) ? null : filter.deadFrom(),
        filter.deadUntil(),
        run.perSecond(),
        run.total(),
        run.done(),
        run.skipped(),
        run.operator(),
        run.reason(),
        run.stoppedBy(),
        run.startedAt(),
        run.updatedAt(),
        outcome);
  }

  /** Number of letters still to be looked at. */
  @JsonIgnore
  public long getLeft() {
    return state.equals("done") ? 0 : Math.max(0, total - done - skipped);
  }

  @JsonIgnore
  public boolean isReplay() {
    return action.equals("replay");
  }
}
