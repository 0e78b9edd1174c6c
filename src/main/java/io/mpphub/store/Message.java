package io.mpphub.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A request on its way to an agency, or a notice on its way to a webhook; without its body, which
 * may hold personal data.
 *
 * @param connector whose it is; for a notice {@link Webhook#recipient}
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

  /** True when it only tells somebody: it changes no application and waits for no agency. */
  public boolean isNotice() {
    return connector.startsWith(Webhook.PREFIX);
  }

  /** The same message, further on. */
  public Message with(Progress next) {
    return new Message(id, applicationId, connector, operation, checks, createdAt, next);
  }
}
