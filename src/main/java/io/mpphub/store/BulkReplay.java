package io.mpphub.store;

import java.time.Instant;
import java.util.UUID;

/**
 * One bulk replay.
 *
 * @param total how many letters there were when it began
 * @param skipped how many were not dead any more when their turn came
 * @param reached the last letter that was looked at, null at the start
 */
public record BulkReplay(
    UUID id,
    String operator,
    LetterFilter filter,
    int perSecond,
    State state,
    long total,
    long replayed,
    long skipped,
    UUID reached,
    Instant startedAt,
    Instant updatedAt) {

  /** Where it stands. */
  public enum State {
    /** Some hub goes on with it. */
    RUNNING,
    /** An operator stopped it; it can go on where it was. */
    STOPPED,
    /** All letters have been looked at. */
    DONE;

    public String wireName() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
