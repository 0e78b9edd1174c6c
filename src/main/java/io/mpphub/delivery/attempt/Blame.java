package io.mpphub.delivery.attempt;

import io.mpphub.delivery.message.Message;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a refusal is about the hub or about one message. An agency, or a firewall before it, may
 * refuse one message and take all others: then it is this message's affair. Only refused
 * credentials, or several different messages refused one after the other, say that the hub's set-up
 * is wrong. Each hub counts by itself.
 */
final class Blame {

  /** Number of different messages refused in a row. */
  private static final int SEVERAL = 3;

  private final Map<String, Set<UUID>> refused = new ConcurrentHashMap<>();

  /** The agency has taken this one. */
  void taken(Message message) {
    refused.remove(message.connector());
  }

  /**
   * Returns the failure as it applies to this message: a hold becomes a retry where the message is
   * alone.
   */
  Failure judge(Message message, Failure failure) {
    if (failure.kind() == Failure.Kind.REJECTED) {
      taken(message);
    }
    if (failure.kind() != Failure.Kind.HOLD) {
      return failure;
    }
    Set<UUID> others =
        refused.compute(
            failure.toHold(),
            (connector, before) -> {
              Set<UUID> all = before == null ? new HashSet<>() : new HashSet<>(before);
              all.add(message.id());
              return all;
            });
    if (failure.isCertain() || others.size() >= SEVERAL) {
      refused.remove(failure.toHold());
      return failure;
    }
    return failure.ofThisMessage();
  }
}
