package io.mpphub.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.connector.ByteSize;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.Request;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** HTTP requests and answers of one operation of a {@code rest} connector. */
final class HttpWire implements Wire {

  private static final ObjectReader JSON =
      ConnectorJson.MAPPER
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Request.Http request;
  private final MessageTranslator body;
  private final Map<String, MessageTranslator> pathParameters;
  private final Map<String, MessageTranslator> query;
  private final Credentials credentials;
  private final ByteSize limit;
  private final boolean dynamicPath;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  HttpWire(OperationContext context) throws InvalidMappingException {
    this.request = (Request.Http) context.settings().request();
    this.body = context.mapping(request.mapping());
    this.pathParameters = OperationContext.expressions(request.pathParameters());
    this.query = OperationContext.expressions(request.query());
    this.credentials = context.credentials();
    this.limit = context.connector().endpoint().maxResponseSize();
    this.dynamicPath = request.path().contains("{");
  }

  @Override
  public void write(JsonNode canonical, String messageId, Message message) throws IOException {
    WireRequest wire = request(canonical, messageId);
    message.setHeader("Accept", "application/json");
    wire.headers().forEach(message::setHeader);
    if (dynamicPath) {
      message.setHeader(Exchange.HTTP_PATH, wire.path());
    }
    if (!wire.query().isEmpty()) {
      message.setHeader(Exchange.HTTP_QUERY, WireRequest.urlEncoded(wire.query()));
    }
    setBody(message, wire);
  }

  private static void setBody(Message message, WireRequest wire) throws JsonProcessingException {
    if (wire.body() != null) {
      message.setHeader(Exchange.CONTENT_TYPE, "application/json");
      message.setBody(ConnectorJson.MAPPER.writeValueAsBytes(wire.body()));
    } else {
      message.setBody(null);
    }
  }

  private WireRequest request(JsonNode canonical, String messageId) throws IOException {
    WireRequest wire =
        new WireRequest(request.path(), body == null ? null : body.translate(canonical));
    pathParameters.forEach((name, e) -> wire.pathParameter(name, e.translate(canonical).asText()));
    query.forEach(
        (name, expression) -> {
          JsonNode value = expression.translate(canonical);
          if (!value.isNull()) {
            wire.query().put(name, value.asText());
          }
        });
    if (request.idempotencyHeader() != null && messageId != null) {
      wire.headers().put(request.idempotencyHeader(), messageId);
    }
    credentials.addTo(wire);
    return wire;
  }

  @Override
  public WireAnswer read(Message message) throws IOException {
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    InputStream body = message.getBody(InputStream.class);
    byte[] bytes = body == null ? new byte[0] : body.readNBytes(limit.bytes() + 1);
    return bytes.length > limit.bytes()
        ? WireAnswer.unreadable(status, "The agency's answer is longer than " + limit + ".")
        : WireAnswer.of(status, json(bytes));
  }

  /** Null when it is not JSON. */
  private static JsonNode json(byte[] bytes) {
    try {
      return bytes.length == 0 ? null : JSON.readTree(bytes);
    } catch (JsonProcessingException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public JsonNode show(JsonNode canonical, String messageId) throws IOException {
    WireRequest wire = request(canonical, messageId);
    ObjectNode shown = ConnectorJson.MAPPER.createObjectNode();
    shown.put("method", request.method()).put("path", wire.path());
    shown.set("query", ConnectorJson.MAPPER.valueToTree(wire.query()));
    shown.set("headers", ConnectorJson.MAPPER.valueToTree(wire.headers()));
    if (wire.body() != null) {
      shown.set("body", wire.body());
    }
    return shown;
  }

  @Override
  public JsonNode shownBody(byte[] raw) {
    JsonNode json = json(raw);
    return json == null ? TextNode.valueOf(new String(raw, StandardCharsets.UTF_8)) : json;
  }

  @Override
  public WireAnswer answer(JsonNode shown, byte[] raw) {
    return WireAnswer.of(
        shown.path("status").asInt(200), json(raw == null ? bytes(shown.path("body")) : raw));
  }

  /** Text that is no JSON stands in a sample as a string. */
  static byte[] bytes(JsonNode body) {
    String text = body.isTextual() ? body.textValue() : body.isMissingNode() ? "" : body.toString();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean giveUpIfRefused(int status, JsonNode unwrapped) {
    return credentials.giveUpIfRefused(status, unwrapped);
  }
}
