package io.mpphub.intake;

import io.mpphub.invalid.InvalidBox;
import io.mpphub.invalid.SetAside;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * An operator's actions on unreadable messages. Trouble with the database comes out as Spring's
 * {@code DataAccessException}; then nothing was done.
 */
public class InvalidChannel {

  private final InvalidBox box;
  private final InvalidMessages messages;
  private final Clock clock;

  InvalidChannel(InvalidBox box, InvalidMessages messages, Clock clock) {
    this.box = box;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Discards it: its content stays until its retention ends, its id leaves the queue.
   *
   * @return false when it isn't there, or it is discarded already
   */
  public boolean discard(UUID id, String operator, String reason) {
    Optional<SetAside> found = box.find(id);
    if (found.isEmpty() || !box.discard(id, operator, reason, clock.instant())) {
      return false;
    }
    messages.removeFromQueue(found.get().connector(), id);
    return true;
  }
}
