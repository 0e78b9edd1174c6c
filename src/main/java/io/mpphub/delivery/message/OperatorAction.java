package io.mpphub.delivery.message;

import io.mpphub.delivery.letter.BulkRun;
import java.time.Instant;
import java.util.UUID;

/**
 * An operator's action on a message.
 *
 * @param action {@code replay} or {@code discard}
 * @param reason null when none was required
 * @param run the {@link BulkRun} that did it, null when it was done to this message alone
 */
public record OperatorAction(Instant at, String operator, String action, String reason, UUID run) {

  /** Done to one message alone. */
  public OperatorAction(Instant at, String operator, String action, String reason) {
    this(at, operator, action, reason, null);
  }
}
