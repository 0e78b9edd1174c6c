package io.mpphub.console.invalid;

import io.mpphub.console.frame.GivenReason;
import io.mpphub.intake.InvalidChannel;
import io.mpphub.invalid.InvalidBox;
import io.mpphub.invalid.InvalidFilter;
import io.mpphub.invalid.SetAside;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lists unreadable messages and rows, and discards them for operators. Each operator's actions are
 * stored and logged.
 */
@Component
public class InvalidDesk {

  private static final Logger LOG = LoggerFactory.getLogger(InvalidDesk.class);
  private static final int SHOWN = 100;

  private final InvalidBox box;
  private final InvalidChannel channel;

  InvalidDesk(InvalidBox box, InvalidChannel channel) {
    this.box = box;
    this.channel = channel;
  }

  /** The newest first, at most a hundred. */
  public List<SetAside> newest(InvalidFilter filter) {
    return box.newest(filter, SHOWN);
  }

  long count(InvalidFilter filter) {
    return box.count(filter);
  }

  /**
   * @throws ProblemException {@code not-found} when it isn't there or is discarded already, {@code
   *     invalid} without a reason
   */
  void discard(String id, String reason, String operator) {
    String why = GivenReason.checked(reason);
    if (!channel.discard(uuid(id), operator, why)) {
      throw gone();
    }
    LOG.info("Invalid message {} is discarded by {}", id, operator);
  }

  /**
   * As it came.
   *
   * @throws ProblemException {@code not-found} when it isn't there, {@code invalid} without a
   *     reason
   */
  String content(String id, String reason, String operator) {
    String why = GivenReason.checked(reason);
    String content = box.content(uuid(id)).orElseThrow(InvalidDesk::gone);
    LOG.info("Content of invalid message {} is shown to {}: {}", id, operator, why);
    return content;
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw gone();
    }
  }

  private static ProblemException gone() {
    return ProblemException.of(
        ProblemCode.NOT_FOUND, "There is no such invalid message (any more); nothing was done.");
  }
}
