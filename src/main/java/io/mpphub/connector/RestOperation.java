package io.mpphub.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Connector.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the {@code rest} route template for one operation. Safe for use by many threads. */
final class RestOperation {

  private static final Logger LOG = LoggerFactory.getLogger(RestOperation.class);

  /** Exchange property: the canonical request, kept for a second try with new credentials. */
  private static final String REQUEST = "hubRequest";

  /** Exchange property: true once an answer stands. The template's loop reads it. */
  static final String ANSWERED = "hubAnswered";

  private static final String RENEWED = "hubRenewed";

  private final RestTranslation translation;
  private final Credentials credentials;
  private final Endpoint endpoint;
  private final Duration waitOpen;
  private final String connector;
  private final String operation;
  private final boolean dynamicPath;

  RestOperation(
      Connector connector, String operation, RestTranslation translation, Credentials credentials) {
    this.connector = connector.name();
    this.operation = operation;
    this.translation = translation;
    this.credentials = credentials;
    this.endpoint = connector.endpoint();
    this.waitOpen = connector.circuitBreaker().waitOpen();
    this.dynamicPath = connector.operations().get(operation).request().path().contains("{");
  }

  /** Takes the canonical request from the body; nothing else of the exchange reaches the agency. */
  public void open(Exchange exchange) {
    exchange.setProperty(REQUEST, exchange.getMessage().getBody(JsonNode.class));
    exchange.setProperty(ANSWERED, false);
    exchange.removeProperty(RENEWED);
  }

  /**
   * Makes the HTTP request.
   *
   * @throws IOException when the agency can't be reached for credentials
   */
  public void prepare(Exchange exchange) throws IOException {
    JsonNode canonical = exchange.getProperty(REQUEST, JsonNode.class);
    WireRequest wire =
        translation.request(canonical, exchange.getProperty(Connector.MESSAGE_ID, String.class));
    credentials.addTo(wire);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
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

  /**
   * Reads the answer into a canonical response, or asks for one more try with new credentials.
   *
   * @throws AgencyException when the answer is anything but ok
   * @throws IOException when the answer breaks off
   */
  public void read(Exchange exchange) throws IOException {
    Message message = exchange.getMessage();
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    byte[] answer = bytes(message, status);
    JsonNode unwrapped = translation.unwrap(answer);
    message.removeHeaders("*");
    if (credentials.giveUpIfRefused(unwrapped)) {
      refused(exchange, status);
      return;
    }
    message.setBody(
        translation.response(status, unwrapped, exchange.getProperty(REQUEST, JsonNode.class)));
    exchange.setProperty(ANSWERED, true);
  }

  private void refused(Exchange exchange, int status) {
    if (exchange.getProperty(RENEWED) != null) {
      throw new AgencyException(
          connector,
          operation,
          Outcome.MISCONFIGURED,
          status,
          null,
          "The agency refuses the hub's credentials.");
    }
    exchange.setProperty(RENEWED, true);
  }

  private byte[] bytes(Message message, int status) throws IOException {
    InputStream body = message.getBody(InputStream.class);
    if (body == null) {
      return new byte[0];
    }
    int limit = endpoint.maxResponseSize().bytes();
    byte[] bytes = body.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw translation.unreadable(status);
    }
    return bytes;
  }

  /**
   * Turns a call that got no answer into an outcome.
   *
   * @throws AgencyException always
   */
  public void unanswered(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (ObjectHelper.getException(CallNotPermittedException.class, cause) != null) {
      throw AgencyException.unanswered(
          connector,
          operation,
          Reach.HELD_BACK,
          waitOpen,
          "Calls to the agency pause: too many of the last failed.");
    }
    LOG.debug("{}.{} got no answer", connector, operation, cause);
    Reach reach = reach(ObjectHelper.getException(IOException.class, cause));
    throw AgencyException.unanswered(connector, operation, reach, null, reason(reach));
  }

  private static Reach reach(IOException cause) {
    if (cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException) {
      return Reach.NO_CONNECTION;
    }
    return cause instanceof SocketTimeoutException ? Reach.TIMED_OUT : Reach.CUT_OFF;
  }

  private String reason(Reach reach) {
    return switch (reach) {
      case TIMED_OUT ->
          "The agency did not answer within " + endpoint.timeout().toMillis() + " ms.";
      case CUT_OFF -> "The connection to the agency broke before it answered.";
      default -> "The agency can't be reached.";
    };
  }
}
