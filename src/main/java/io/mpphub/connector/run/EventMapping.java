package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.mapping.UnreadableMessageException;
import java.util.List;
import java.util.Map;

/**
 * Makes canonical events of one inbound operation's messages. A member that the event doesn't have
 * is a fault: what stands in it would be lost. Safe for use by many threads.
 */
public final class EventMapping {

  /**
   * What a message is mapped to.
   *
   * @param event null when there is a fault
   * @param fault without anything of the message; null when there is none
   */
  public record Made(JsonNode event, String fault) {}

  private final MessageTranslator mapping;
  private final String name;
  private final ResponseSchema shape;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  public EventMapping(OperationContext operation) throws InvalidMappingException {
    this.mapping = operation.mapping(operation.settings().mapping());
    this.name = operation.settings().emits();
    this.shape = ResponseSchema.ofEvent(name);
  }

  public Made made(JsonNode message) {
    return made(Map.of(), message);
  }

  /**
   * @param variables that the mapping reads, by their names
   */
  public Made made(Map<String, JsonNode> variables, JsonNode message) {
    try {
      JsonNode event = mapping.translate(variables, message);
      if (!event.isObject()) {
        return new Made(null, "is mapped to nothing");
      }
      List<String> deviations = shape.deviations(event);
      return deviations.isEmpty()
          ? new Made(event, null)
          : new Made(null, "is mapped to no " + name + ": " + String.join("; ", deviations));
    } catch (UnreadableMessageException e) {
      return new Made(null, "can't be mapped: " + e.getMessage());
    }
  }
}
