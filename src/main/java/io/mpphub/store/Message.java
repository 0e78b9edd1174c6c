package io.mpphub.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A request on its way to an agency, without its body, which holds personal data.
 *
 * @param checks the route of the checks to be done before the delivery, null when none are left
 */
public record Message(
    UUID id,
    UUID applicationId,
    String connector,
    String operation,
    String checks,
    Instant createdAt,
    Progress progress) {

  public MessageStatus status() {
    return progress.status();
  }

  /** The same message, further on. */
  public Message with(Progress next) {
    return new Message(id, applicationId, connector, operation, checks, createdAt, next);
  }
}
