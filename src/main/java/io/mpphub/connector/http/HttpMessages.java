package io.mpphub.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.ByteSize;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.RetryAfter;
import io.mpphub.connector.run.CallGuard;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.WireAnswer;
import io.mpphub.connector.run.WireRequest;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.wire.BodyCodec;
import io.mpphub.wire.BodyText;
import io.mpphub.wire.InvalidBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.hc.core5.http.io.EofSensorInputStream;

/**
 * HTTP requests and answers of one operation as Camel messages. Reads no more of an answer than the
 * endpoint allows.
 */
public final class HttpMessages {

  /** Exchange property: the request that goes out. */
  private static final String SENT = "hubSent";

  /** Done, and there is nothing to say of it. */
  private static final int NO_CONTENT = 204;

  private final OperationContext context;
  private final BodyCodec answers;
  private final String accept;
  private final boolean explainsFaults;
  private final ByteSize limit;

  /**
   * @param answers reads them
   * @param accept media types of answers
   * @param explainsFaults whether what is wrong with an answer is told
   */
  public HttpMessages(
      OperationContext context, BodyCodec answers, String accept, boolean explainsFaults) {
    this.context = context;
    this.answers = answers;
    this.accept = accept;
    this.explainsFaults = explainsFaults;
    this.limit = context.connector().endpoint().maxResponseSize();
  }

  /** Adds what every request of the connector has. */
  public void addHeaders(WireRequest wire) {
    wire.headers().put("Accept", accept);
    context
        .connector()
        .endpoint()
        .headers()
        .forEach((name, value) -> wire.headers().put(name, context.secrets().resolve(value)));
  }

  /**
   * @param message without headers
   * @param ownPath whether the path is this request's, not the route's
   * @throws AgencyException when the body can't be written: the connector's files must change
   */
  public void write(WireRequest wire, Message message, boolean ownPath) {
    wire.headers().forEach(message::setHeader);
    if (ownPath) {
      message.setHeader(Exchange.HTTP_PATH, wire.path());
    }
    if (!wire.query().isEmpty()) {
      message.setHeader(Exchange.HTTP_QUERY, WireRequest.urlEncoded(wire.query()));
    }
    message.getExchange().setProperty(SENT, wire);
    try {
      message.setBody(wire.bytes());
    } catch (InvalidBodyException e) {
      throw unwritable(e);
    }
  }

  /** The request that an answer is to. */
  public static WireRequest sent(Message message) {
    return message.getExchange().getProperty(SENT, WireRequest.class);
  }

  /**
   * A request whose values have no place in an address. It is this request's own fault, and final:
   * another one may be fine.
   *
   * @param name of the parameter
   */
  AgencyException unaddressable(String name) {
    return new AgencyException(
        context.connector().name(),
        context.name(),
        Outcome.REJECTED,
        null,
        null,
        "The request has no usable value for '" + name + "' in the agency's address.");
  }

  /** A request that its format can't carry. */
  public AgencyException unwritable(InvalidBodyException fault) {
    return new AgencyException(
        context.connector().name(),
        context.name(),
        Outcome.MISCONFIGURED,
        null,
        null,
        "The request can't be written: it " + fault.getMessage() + ".");
  }

  /**
   * @throws IOException when the answer breaks off
   */
  public WireAnswer read(Message message) throws IOException {
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    InputStream body = message.getBody(InputStream.class);
    byte[] bytes = body == null ? new byte[0] : body.readNBytes(limit.bytes() + 1);
    if (bytes.length <= limit.bytes()) {
      String pause = message.getExchange().getProperty(CallGuard.RETRY_AFTER, String.class);
      return text(status, bytes, message).retryAfter(RetryAfter.in(pause, context.clock()));
    }
    if (body instanceof EofSensorInputStream rest) {
      rest.abort(); // Closing it would read it to its end, however far that is.
    }
    return WireAnswer.unreadable(status, "The agency's answer is longer than " + limit + ".");
  }

  private WireAnswer text(int status, byte[] bytes, Message message) {
    try {
      return answer(status, utf8(bytes, message.getExchange()));
    } catch (InvalidBodyException e) {
      return WireAnswer.unreadable(status, "The agency's answer " + e.getMessage() + ".");
    }
  }

  /** Returns an answer's bytes in UTF-8; the declared charset is used once. */
  public static byte[] utf8(byte[] bytes, Exchange exchange) throws InvalidBodyException {
    String type = (String) exchange.removeProperty(CallGuard.CONTENT_TYPE);
    return bytes.length == 0 ? bytes : BodyText.utf8(bytes, type);
  }

  private WireAnswer answer(int status, byte[] bytes) {
    if (bytes.length == 0) {
      WireAnswer nothing = WireAnswer.of(status, null);
      return status == NO_CONTENT ? nothing.otherwise(Outcome.OK) : nothing;
    }
    try {
      return WireAnswer.of(status, answers.read(bytes));
    } catch (InvalidBodyException e) {
      return WireAnswer.unreadable(
          status, explainsFaults ? "The agency's answer " + e.getMessage() + "." : null);
    }
  }

  /** The answer that a sample shows. Text that is not of the format stands there as a string. */
  public WireAnswer answer(JsonNode shown, byte[] raw) {
    int status = shown.path("status").asInt(200);
    JsonNode body = shown.path("body");
    if (raw != null) {
      return answer(status, raw);
    }
    return body.isTextual()
        ? answer(status, body.textValue().getBytes(StandardCharsets.UTF_8))
        : WireAnswer.of(status, body.isMissingNode() ? null : body);
  }

  /** A raw body of a request as samples compare it. */
  public static JsonNode shownBody(BodyCodec codec, byte[] raw) {
    try {
      return codec.readExactly(raw);
    } catch (InvalidBodyException e) {
      return TextNode.valueOf(new String(raw, StandardCharsets.UTF_8));
    }
  }

  /**
   * Fills in the values of expressions, null leaves one out.
   *
   * @throws AgencyException when one can't be in a query
   */
  void query(Map<String, MessageTranslator> expressions, JsonNode canonical, WireRequest wire) {
    expressions.forEach(
        (name, expression) -> {
          if (!wire.query(name, expression.translate(canonical))) {
            throw unaddressable(name);
          }
        });
  }

  /**
   * Fills in the parts of the path.
   *
   * @throws AgencyException when one is nothing, or would lead elsewhere
   */
  void path(Map<String, MessageTranslator> expressions, JsonNode canonical, WireRequest wire) {
    expressions.forEach(
        (name, expression) -> {
          if (!wire.pathParameter(name, expression.translate(canonical))) {
            throw unaddressable(name);
          }
        });
  }
}
