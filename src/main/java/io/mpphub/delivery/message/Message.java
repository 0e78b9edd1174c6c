package io.mpphub.delivery.message;

import java.time.Instant;
import java.util.UUID;

/**
 * A step of an application on its way to an agency, or a notice on its way to a webhook; without
 * its body, which may hold personal data.
 *
 * @param connector whose it is; for a notice {@link #RECEIVER} and the webhook's id
 */
public record Message(
    UUID id,
    UUID applicationId,
    ChainStep step,
    String connector,
    String operation,
    Instant createdAt,
    Progress progress) {

  /** Start of the name that a notice has in place of a connector's; no connector can have it. */
  public static final String RECEIVER = "webhook.";

  public MessageStatus status() {
    return progress.status();
  }

  /** True when it is only a notice: it changes no application and waits for no agency. */
  public boolean isNotice() {
    return connector.startsWith(RECEIVER);
  }

  /** True when it asks something that the application depends on, and changes nothing there. */
  public boolean isCheck() {
    return step.kind() == ChainStep.Kind.CHECK;
  }

  /** Returns the message with this progress. */
  public Message with(Progress next) {
    return new Message(id, applicationId, step, connector, operation, createdAt, next);
  }
}
