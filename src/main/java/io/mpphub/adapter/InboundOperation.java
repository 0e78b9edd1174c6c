package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.mpphub.connector.Auth;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.Receive;
import io.mpphub.connector.Receive.Answer;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of an inbound route template: who calls, what it says, what it's told. Every failure
 * becomes one of the connector file's answers, so that the agency knows whether to send again.
 */
final class InboundOperation implements Source {

  private static final Logger LOG = LoggerFactory.getLogger(InboundOperation.class);

  /** A message that ends before it reaches the hub's event. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String answer;

    RefusedException(String answer) {
      super(answer, null, false, false);
      this.answer = answer;
    }
  }

  private final Receive.Http receive;
  private final MessageTranslator mapping;
  private final byte[] key;

  InboundOperation(OperationContext operation) throws InvalidMappingException {
    this.receive = (Receive.Http) operation.settings().receive();
    this.mapping = operation.mapping(operation.settings().mapping());
    this.key =
        operation
            .secrets()
            .resolve(((Auth.ApiKey) receive.auth()).value())
            .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * @throws RefusedException when the caller is not the agency
   */
  public void authenticate(Exchange exchange) throws RefusedException {
    String given =
        exchange.getMessage().getHeader(((Auth.ApiKey) receive.auth()).header(), String.class);
    if (given == null || !MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8))) {
      throw new RefusedException("unauthenticated");
    }
  }

  /**
   * Replaces the body by the canonical event.
   *
   * @throws RefusedException when the message can't be read
   */
  public void read(Exchange exchange) throws RefusedException, IOException {
    Message message = exchange.getMessage();
    InputStream body = message.getBody(InputStream.class);
    byte[] bytes = body == null ? new byte[0] : body.readAllBytes();
    message.removeHeaders("*");
    message.setBody(event(bytes));
  }

  @Override
  public List<JsonNode> events(JsonNode shown, byte[] raw) throws RefusedException {
    return List.of(event(raw == null ? HttpWire.bytes(shown.path("body")) : raw));
  }

  /** The canonical event of a wire message. */
  private JsonNode event(byte[] wire) throws RefusedException {
    try {
      JsonNode event = mapping.translate(ConnectorJson.MAPPER.readTree(wire));
      if (event.isObject()) {
        return event;
      }
    } catch (IOException | JsltException e) {
      // The text of both may quote the message.
      LOG.warn("An agency's message can't be read ({}); it is told so", e.getClass().getName());
    }
    throw new RefusedException("malformed");
  }

  /**
   * Tells the agency what became of its message.
   *
   * @param known what the event's route left as its body: whether the message was one of the hub's
   */
  public void answer(Exchange exchange) {
    boolean known = Boolean.TRUE.equals(exchange.getMessage().getBody(Boolean.class));
    write(exchange, known ? "ok" : "not-found");
  }

  /** Tells the agency that its message was not taken, and whether sending it again makes sense. */
  public void refuse(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (cause instanceof RefusedException refused) {
      write(exchange, refused.answer);
    } else {
      LOG.error(
          "An agency's message could not be stored ({}); it is asked to send it again",
          cause.getClass().getName());
      write(exchange, "unavailable");
    }
  }

  private void write(Exchange exchange, String what) {
    Answer answer = receive.answers().get(what);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setBody(answer.body().toString());
  }
}
