package io.mpphub.intake;

import io.mpphub.store.InvalidBox;
import io.mpphub.store.SetAside;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;

/**
 * What an operator may do with something that can't be read. Trouble with the database comes out as
 * Spring's {@code DataAccessException}; then nothing was done.
 */
public class InvalidChannel {

  private static final Logger LOG = LoggerFactory.getLogger(InvalidChannel.class);

  private final InvalidBox box;
  private final JmsTemplate jms;
  private final Clock clock;

  InvalidChannel(InvalidBox box, JmsTemplate jms, Clock clock) {
    this.box = box;
    this.jms = jms;
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
    removeFromQueue(found.get());
    return true;
  }

  /** The queue is for other programs: that the broker is away must not keep an operator. */
  private void removeFromQueue(SetAside invalid) {
    try {
      jms.receiveSelected(
          InvalidMessages.queue(invalid.connector()),
          InvalidMessages.DUPLICATE_ID + " = '" + invalid.id() + "'");
    } catch (JmsException e) {
      LOG.warn(
          "The id of invalid message {} stays in its queue ({})",
          invalid.id(),
          e.getClass().getSimpleName());
    }
  }
}
