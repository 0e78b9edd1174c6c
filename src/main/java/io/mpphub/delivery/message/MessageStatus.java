package io.mpphub.delivery.message;

import java.util.Locale;
import java.util.Optional;

/** A message's progress on its way to an agency. */
public enum MessageStatus {
  /** Stored, not yet known to be in the broker. */
  READY(false),
  /** In the connector's queue. */
  QUEUED(false),
  /** An attempt is under way. */
  DELIVERING(false),
  /** The last attempt failed; the next one has its time. */
  RETRYING(false),
  /** The agency has it. */
  DELIVERED(true),
  /** The agency, or a check before it, said a final no. */
  REJECTED(true),
  /** All attempts are used up: an operator replays or discards it. */
  DEAD(true),
  /** An operator gave it up. */
  DISCARDED(true);

  private final boolean closed;

  MessageStatus(boolean closed) {
    this.closed = closed;
  }

  /** True when the hub does nothing more with it of its own accord. */
  public boolean isClosed() {
    return closed;
  }

  /** The name in JSON and in the database, such as {@code queued}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty when no status has this name. */
  public static Optional<MessageStatus> of(String wireName) {
    for (MessageStatus status : values()) {
      if (status.wireName().equals(wireName)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
