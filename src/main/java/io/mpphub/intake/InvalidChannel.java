package io.mpphub.intake;

import io.mpphub.store.InvalidBox;
import io.mpphub.store.SetAside;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * What an operator may do with something that can't be read. Trouble with the database comes out as
 * Spring's {@code DataAccessException}; then nothing was done.
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
   * Is done with it: its content stays until it is forgotten, its id leaves the queue.
   *
   * @return false when it isn't there, or somebody is done with it already
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
