package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import io.mpphub.connector.AnswerSchema;
import java.nio.file.Path;
import java.util.List;

/**
 * The shape that an operation's answers were agreed to have, or the event of its messages. Safe for
 * use by many threads.
 */
public final class ResponseSchema {

  private final JsonSchema schema;

  /**
   * @param file that the loader has passed
   */
  public ResponseSchema(Path file) {
    this(AnswerSchema.read(file));
  }

  private ResponseSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /** Variant for a canonical event. */
  static ResponseSchema ofEvent(String event) {
    return new ResponseSchema(AnswerSchema.ofEvent(event));
  }

  /**
   * Where an answer has another shape, and which rule it breaks, without any value of the answer;
   * empty when it has the agreed one.
   */
  public List<String> deviations(JsonNode unwrapped) {
    return schema.validate(unwrapped).stream().map(ResponseSchema::field).distinct().toList();
  }

  private static String field(ValidationMessage message) {
    String at = message.getInstanceLocation().toString();
    return switch (message.getType()) {
      case "required" -> at + "/" + message.getProperty() + " is missing";
      case "additionalProperties" -> at + "/" + message.getProperty() + " is new";
      case "type" -> (at.isEmpty() ? "the answer" : at) + " has another type";
      default -> (at.isEmpty() ? "the answer" : at) + " breaks the rule " + message.getType();
    };
  }
}
