package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.problem.Text;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says in words for people which rule of a service's schema the data breaks. */
final class SchemaFaults {

  private SchemaFaults() {}

  static Fault of(ValidationMessage message) {
    String pointer = "/data" + message.getInstanceLocation();
    if (message.getProperty() != null) {
      pointer += "/" + message.getProperty();
    }
    return new Fault(pointer, rule(message));
  }

  private static Text rule(ValidationMessage message) {
    JsonNode wanted = message.getSchemaNode();
    return switch (message.getType()) {
      case "required", "dependentRequired" -> Text.of("is missing");
      case "type" -> type(wanted.asText());
      case "enum" -> Text.of("must be one of {0}", list(wanted));
      case "const" -> Text.of("must be {0}", wanted.asText());
      case "minLength" ->
          wanted.asInt() == 1
              ? Text.of("must not be empty")
              : Text.of("must have at least {0} characters", wanted.asText());
      case "maxLength" -> Text.of("must have at most {0} characters", wanted.asText());
      case "minimum" -> Text.of("must be {0} or more", wanted.asText());
      case "maximum" -> Text.of("must be {0} or less", wanted.asText());
      case "minItems" -> Text.of("must have at least {0} entries", wanted.asText());
      case "maxItems" -> Text.of("must have at most {0} entries", wanted.asText());
      case "uniqueItems" -> Text.of("must not have an entry twice");
      case "additionalProperties", "unevaluatedProperties" -> Text.of("is not known here");
      case "format" -> format(wanted.asText());
      default -> Text.of("is not of the form that its description asks for");
    };
  }

  private static Text type(String wanted) {
    return switch (wanted) {
      case "string" -> Text.of("must be text");
      case "number", "integer" -> Text.of("must be a number");
      case "boolean" -> Text.of("must be true or false");
      case "array" -> Text.of("must be an array");
      case "object" -> Text.of("must be an object");
      default -> Text.of("is not of the form that is due here");
    };
  }

  private static Text format(String wanted) {
    return switch (wanted) {
      case "date" -> Text.of("must be a day such as {0}", "2026-01-31");
      case "date-time" ->
          Text.of("must be a time with its offset, such as {0}", "2026-01-31T09:00:00+07:00");
      case "email" -> Text.of("must be an e-mail address");
      case "nik" ->
          Text.of(
              "must be a NIK: 16 digits of place, birth date (day + 40 for women) and serial number");
      case "nib" -> Text.of("must be a NIB: 13 digits");
      default -> Text.of("is not of the form that its description asks for");
    };
  }

  private static String list(JsonNode values) {
    return StreamSupport.stream(values.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.joining(", "));
  }
}
