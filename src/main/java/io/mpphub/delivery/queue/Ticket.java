package io.mpphub.delivery.queue;

import io.mpphub.delivery.message.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Claim Check: the broker holds a message's ids only, so no personal data is in its journal.
 *
 * @param turn the message's turn when the ticket was sent; an older one is stale
 */
public record Ticket(UUID messageId, UUID applicationId, int turn) {

  private static final String MESSAGE = "hubMessage";
  private static final String TURN = "hubTurn";
  private static final String GROUP = "JMSXGroupID";
  public static final String DUPLICATE_ID = "_AMQ_DUPL_ID";
  private static final String SCHEDULED = "_AMQ_SCHED_DELIVERY";

  /**
   * The JMS properties of a ticket for the message. The group keeps an application's messages in
   * order, the duplicate id makes the broker drop a repeated send.
   *
   * @param notBefore null for at once
   */
  public static Map<String, Object> properties(Message message, Instant notBefore) {
    int sends = message.progress().sends();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put(MESSAGE, message.id().toString());
    properties.put(TURN, message.progress().turn());
    properties.put(GROUP, message.applicationId().toString());
    properties.put(DUPLICATE_ID, sends == 0 ? message.id().toString() : message.id() + ":" + sends);
    if (notBefore != null) {
      properties.put(SCHEDULED, notBefore.toEpochMilli());
    }
    return properties;
  }

  /** Finds the message's tickets in a queue. */
  static String selector(Message message) {
    return MESSAGE + " = '" + message.id() + "'";
  }

  /** Empty when these are not a ticket's properties. */
  public static Optional<Ticket> read(Map<String, Object> properties) {
    if (properties.get(MESSAGE) instanceof String message
        && properties.get(GROUP) instanceof String application
        && properties.get(TURN) instanceof Integer turn) {
      try {
        return Optional.of(
            new Ticket(UUID.fromString(message), UUID.fromString(application), turn));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
