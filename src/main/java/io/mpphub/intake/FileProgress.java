package io.mpphub.intake;

import io.mpphub.invalid.InvalidRow;
import java.util.UUID;

/**
 * Progress of one file of an agency. A file of the same name with other content is another file.
 *
 * @param nextRow number of the first row that is not dealt with, 0 at the start
 * @param appliedRows rows that are in effect
 * @param invalidRows rows that are set aside as {@link InvalidRow}
 */
public record FileProgress(UUID id, State state, long nextRow, long appliedRows, long invalidRows) {

  /** Where a file stands. */
  public enum State {
    /** Its rows are being applied, now or after the next start. */
    OPEN,
    /** All its rows are dealt with. */
    DONE,
    /** The file can't be read from some row on; those before are dealt with. */
    FAILED
  }

  /**
   * When rows up to {@code last} are dealt with.
   *
   * @param invalid number of further rows set aside, negative when some no longer are
   */
  public FileProgress after(long last, int applied, int invalid) {
    return new FileProgress(
        id, state, Math.max(nextRow, last + 1), appliedRows + applied, invalidRows + invalid);
  }

  /** Some of it could not be read: a mended connector may. */
  boolean mayBeMended() {
    return state == State.FAILED || state == State.DONE && invalidRows > 0;
  }

  FileProgress again() {
    return ended(State.OPEN);
  }

  FileProgress ended(State how) {
    return new FileProgress(id, how, nextRow, appliedRows, invalidRows);
  }
}
