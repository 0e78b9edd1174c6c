package io.mpphub.store;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One action on many dead letters.
 *
 * @param reason why, in the operator's words
 * @param total how many letters there were when it began
 * @param done how many were replayed or discarded
 * @param skipped how many were not dead any more when their turn came
 * @param reached the last letter that was looked at, null at the start
 * @param stoppedBy who stopped it last, null when nobody did
 */
public record BulkRun(
    UUID id,
    Action action,
    String operator,
    String reason,
    LetterFilter filter,
    int perSecond,
    State state,
    long total,
    long done,
    long skipped,
    UUID reached,
    String stoppedBy,
    Instant startedAt,
    Instant updatedAt) {

  /** What is done to each letter. */
  public enum Action {
    /** It is sent again, with all its tries. */
    REPLAY,
    /** It is given up. */
    DISCARD;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where it stands. */
  public enum State {
    /** Some hub goes on with it. */
    RUNNING,
    /** An operator stopped it; it can go on where it was. */
    STOPPED,
    /** All letters have been looked at. */
    DONE;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What it does to a letter, for the record. */
  public OperatorAction at(Instant now) {
    return new OperatorAction(now, operator, action.wireName(), reason, id);
  }
}
