package io.mpphub.connector.jms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.connector.ByteSize;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.Request;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Wire;
import io.mpphub.connector.run.WireAnswer;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsConstants;

/** Messages and answers of one operation of a {@code jms} connector. */
final class JmsWire implements Wire {

  private static final int ANSWERED = 200;
  private static final int TAKEN = 202;
  private static final int REFUSED = 403;

  private final Request.Jms request;
  private final MessageTranslator body;
  private final ByteSize limit;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  JmsWire(OperationContext context) throws InvalidMappingException {
    this.request = (Request.Jms) context.settings().request();
    this.body = context.mapping(request.mapping());
    this.limit = context.connector().endpoint().maxResponseSize();
  }

  @Override
  public void write(JsonNode canonical, String messageId, Message message) {
    properties(messageId).forEach(message::setHeader);
    if (request.oneWay() && messageId != null) {
      message.setHeader(JmsConstants.JMS_HEADER_CORRELATION_ID, messageId);
    }
    message.setBody(body(canonical, messageId).toString());
  }

  private JsonNode body(JsonNode canonical, String messageId) {
    return body == null
        ? canonical
        : body.translate(OperationContext.messageId(messageId), canonical);
  }

  private Map<String, String> properties(String messageId) {
    return request.idempotencyProperty() == null || messageId == null
        ? Map.of()
        : Map.of(request.idempotencyProperty(), messageId);
  }

  @Override
  public WireAnswer read(Message message) {
    if (request.oneWay()) {
      return WireAnswer.of(TAKEN, ConnectorJson.MAPPER.createObjectNode()).otherwise(Outcome.OK);
    }
    String text = JmsText.of(message);
    return text != null && text.length() > limit.bytes()
        ? WireAnswer.unreadable(ANSWERED, "The agency's answer is longer than " + limit + ".")
        : WireAnswer.of(ANSWERED, JmsText.json(message));
  }

  @Override
  public WireAnswer answer(Exception failure) {
    String code = JmsFailure.of(failure).code();
    if (code == null) {
      return null;
    }
    ObjectNode answer = ConnectorJson.MAPPER.createObjectNode();
    answer.putObject("error").put("code", code);
    return WireAnswer.of(REFUSED, answer).spoken(true);
  }

  @Override
  public JsonNode show(JsonNode canonical, String messageId) {
    ObjectNode shown = ConnectorJson.MAPPER.createObjectNode();
    shown.put("queue", request.queue());
    shown.set("properties", ConnectorJson.MAPPER.valueToTree(properties(messageId)));
    return shown.set("body", body(canonical, messageId));
  }

  @Override
  public JsonNode shownBody(byte[] raw) {
    String text = new String(raw, StandardCharsets.UTF_8);
    JsonNode json = JmsText.json(text);
    return json == null ? TextNode.valueOf(text) : json;
  }

  @Override
  public WireAnswer answer(JsonNode shown, byte[] raw) {
    JsonNode answer = raw == null ? shown.get("body") : JmsText.json(raw);
    int status = shown.path("status").asInt(request.oneWay() ? TAKEN : ANSWERED);
    WireAnswer told = WireAnswer.of(status, answer).spoken(true);
    return request.oneWay() && status == TAKEN ? told.otherwise(Outcome.OK) : told;
  }
}
