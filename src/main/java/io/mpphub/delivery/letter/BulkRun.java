package io.mpphub.delivery.letter;

import io.mpphub.delivery.message.OperatorAction;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One action on many dead letters.
 *
 * @param reason in the operator's words
 * @param total number of letters when it began
 * @param done number of letters replayed or discarded
 * @param skipped number of letters that were not dead any more at their turn
 * @param reached the last letter that was looked at, null at the start
 * @param stoppedBy operator who stopped it last, null for none
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

  /** The action on each letter. */
  public enum Action {
    /** The letter is sent again, with all its attempts. */
    REPLAY,
    /** The letter is given up. */
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

  /** Returns its action on a letter, for the record. */
  public OperatorAction at(Instant now) {
    return new OperatorAction(now, operator, action.wireName(), reason, id);
  }
}
