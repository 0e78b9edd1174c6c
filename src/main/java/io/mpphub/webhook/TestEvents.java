package io.mpphub.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.connector.AgencyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Sends one event at once, outside of the queue, so that a client sees whether its receiver takes
 * events.
 */
public class TestEvents {

  static final String EVENT = "webhook.test";

  /**
   * Result of a test event.
   *
   * @param id of the event, as the receiver saw it
   * @param httpStatus null when there was no answer
   * @param reason of a failure, null when it was taken
   */
  public record Result(UUID id, boolean taken, Integer httpStatus, Duration took, String reason) {}

  private final SignedPost post;
  private final ObjectMapper json;
  private final Clock clock;

  TestEvents(SignedPost post, ObjectMapper json, Clock clock) {
    this.post = post;
    this.json = json;
    this.clock = clock;
  }

  /**
   * @param id the same for a repeat, so that the receiver can tell
   */
  public Result send(Webhook webhook, UUID id) throws JsonProcessingException {
    Instant begun = clock.instant();
    ObjectNode event = json.createObjectNode();
    event.put("type", EVENT).put("timestamp", begun.toString());
    event.putObject("data").put("webhookId", webhook.id().toString());
    try {
      int status = post.send(webhook, id.toString(), json.writeValueAsBytes(event));
      return new Result(id, true, status, Duration.between(begun, clock.instant()), null);
    } catch (AgencyException refused) {
      return new Result(
          id,
          false,
          refused.httpStatus(),
          Duration.between(begun, clock.instant()),
          refused.getMessage());
    }
  }
}
