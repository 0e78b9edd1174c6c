package io.mpphub.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Endpoint;
import io.mpphub.connector.Request;
import io.mpphub.connector.run.Call;
import io.mpphub.connector.run.Credentials;
import io.mpphub.connector.run.Deadline;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Paging;
import io.mpphub.connector.run.Wire;
import io.mpphub.connector.run.WireAnswer;
import io.mpphub.connector.run.WireRequest;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.wire.AesGcmHex;
import io.mpphub.wire.BodyCodec;
import io.mpphub.wire.BodyFormat;
import io.mpphub.wire.InvalidBodyException;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** HTTP requests and answers of one operation of a {@code rest} connector. */
final class HttpWire implements Wire {

  private final Request.Http request;
  private final MessageTranslator body;
  private final Map<String, MessageTranslator> pathParameters;
  private final Map<String, MessageTranslator> query;
  private final Credentials credentials;
  private final BodyFormat format;
  private final BodyCodec codec;
  private final HttpMessages messages;
  private final boolean dynamicPath;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  HttpWire(OperationContext context) throws InvalidMappingException {
    this.request = (Request.Http) context.settings().request();
    this.body = context.mapping(request.mapping());
    this.pathParameters = context.expressions(request.pathParameters());
    this.query = context.expressions(request.query());
    this.credentials = context.credentials();
    this.format = BodyFormat.named(request.format()).orElseThrow();
    BodyFormat answers = BodyFormat.named(request.accept()).orElseThrow();
    Endpoint.Codec settings = context.connector().endpoint().codec();
    this.codec = codec(context, format, settings != null && settings.requests());
    this.messages =
        new HttpMessages(
            context,
            codec(context, answers, settings != null),
            answers == BodyFormat.XML ? "text/xml, application/xml" : "application/json",
            answers == BodyFormat.XML);
    this.dynamicPath = request.path().contains("{");
  }

  private static BodyCodec codec(OperationContext context, BodyFormat format, boolean encrypted) {
    return encrypted && format == BodyFormat.JSON
        ? new AesGcmHex(context.secrets().resolve(context.connector().endpoint().codec().salt()))
        : format.codec();
  }

  @Override
  public void write(JsonNode canonical, String messageId, Message message) throws IOException {
    Exchange exchange = message.getExchange();
    Call call = Call.of(exchange);
    Paging.Pages pages = call == null ? null : call.pages();
    messages.write(
        request(canonical, messageId, pages, Deadline.of(exchange)), message, dynamicPath);
  }

  /**
   * @param pages null before the first
   * @param deadline null where nothing is sent
   */
  private WireRequest request(
      JsonNode canonical, String messageId, Paging.Pages pages, Deadline deadline)
      throws IOException {
    WireRequest wire =
        new WireRequest(
            request.method(),
            request.path(),
            body == null ? null : body.translate(canonical),
            codec,
            format == BodyFormat.XML);
    messages.path(pathParameters, canonical, wire);
    messages.query(query, canonical, wire);
    if (request.paging() != null) {
      int number = pages == null ? request.paging().first() : pages.number();
      wire.query(request.paging().parameter(), Integer.toString(number));
    }
    messages.addHeaders(wire);
    if (body != null) {
      wire.headers().put(Exchange.CONTENT_TYPE, codec.contentType());
    }
    if (request.idempotencyHeader() != null && messageId != null) {
      wire.headers().put(request.idempotencyHeader(), messageId);
    }
    credentials.addTo(wire, deadline);
    return wire;
  }

  @Override
  public WireAnswer read(Message message) throws IOException {
    return messages.read(message);
  }

  @Override
  public JsonNode show(JsonNode canonical, String messageId) throws IOException {
    try {
      return request(canonical, messageId, null, null).shown();
    } catch (InvalidBodyException e) {
      throw messages.unwritable(e);
    }
  }

  @Override
  public JsonNode shownBody(byte[] raw) {
    return HttpMessages.shownBody(codec, raw);
  }

  @Override
  public WireAnswer answer(JsonNode shown, byte[] raw) {
    return messages.answer(shown, raw);
  }

  @Override
  public boolean giveUpIfRefused(Message message, WireAnswer answer) {
    return credentials.giveUpIfRefused(
        HttpMessages.sent(message), answer.status(), answer.unwrapped());
  }
}
