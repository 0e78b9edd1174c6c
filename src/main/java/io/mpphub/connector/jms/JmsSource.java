package io.mpphub.connector.jms;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.ByteSize;
import io.mpphub.connector.Receive;
import io.mpphub.connector.run.EventMapping;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.RefusedMessageException;
import io.mpphub.connector.run.ResponseSchema;
import io.mpphub.connector.run.Source;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.wire.Received;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsConstants;

/** The step of an inbound message's route: the message becomes a canonical event. */
final class JmsSource implements Source {

  private final EventMapping mapping;
  private final ResponseSchema schema;
  private final ByteSize limit;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  JmsSource(OperationContext operation) throws InvalidMappingException {
    Receive.Jms receive = (Receive.Jms) operation.settings().receive();
    this.mapping = new EventMapping(operation);
    this.schema =
        receive.schema() == null
            ? null
            : new ResponseSchema(operation.mappings().resolve(receive.schema()));
    this.limit = operation.connector().endpoint().maxResponseSize();
  }

  /** Replaces the body by the received message; nothing else of it goes further. */
  public void read(Exchange exchange) {
    Message message = exchange.getMessage();
    String id =
        Objects.requireNonNullElse(
            message.getHeader(JmsConstants.JMS_HEADER_MESSAGE_ID, String.class),
            exchange.getExchangeId());
    String text = JmsText.of(message);
    JsonNode json = text == null || isTooLong(text) ? null : JmsText.json(message);
    message.removeHeaders("*");
    message.setBody(received(id, text, json));
  }

  private boolean isTooLong(String text) {
    return text.length() > limit.bytes();
  }

  /**
   * @param message null when it is not JSON
   */
  private Received received(String id, String text, JsonNode message) {
    if (text == null) {
      return new Received(id, "", null, "is neither text nor bytes");
    }
    if (isTooLong(text)) {
      return new Received(id, text.substring(0, limit.bytes()), null, "is longer than " + limit);
    }
    if (message == null) {
      return new Received(id, text, null, "is not JSON");
    }
    List<String> deviations = schema == null ? List.of() : schema.deviations(message);
    if (!deviations.isEmpty()) {
      return new Received(id, text, null, String.join("; ", deviations));
    }
    EventMapping.Made made = mapping.made(message);
    return new Received(id, text, made.event(), made.fault());
  }

  @Override
  public List<JsonNode> events(JsonNode shown, byte[] raw) throws RefusedMessageException {
    JsonNode body = shown.path("body");
    String text =
        raw != null
            ? new String(raw, StandardCharsets.UTF_8)
            : body.isTextual() ? body.textValue() : body.toString();
    JsonNode message = raw == null ? JmsText.json(text) : JmsText.json(raw);
    Received received = received("sample", text, message);
    if (received.fault() != null) {
      throw new RefusedMessageException("malformed", received.fault());
    }
    return List.of(received.event());
  }
}
