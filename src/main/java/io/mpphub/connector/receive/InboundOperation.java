package io.mpphub.connector.receive;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Receive;
import io.mpphub.connector.run.EventMapping;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.RefusedMessageException;
import io.mpphub.connector.run.Source;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.security.agency.AgencyProof;
import io.mpphub.wire.BodyCodec;
import io.mpphub.wire.BodyFormat;
import io.mpphub.wire.BodyText;
import io.mpphub.wire.InvalidBodyException;
import io.mpphub.wire.Received;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of an inbound route template: caller, message, answer. Every failure becomes one of the
 * connector file's answers, so that the agency knows whether to send again.
 */
public final class InboundOperation implements Source {

  private static final String MALFORMED = "malformed";

  /** Where Camel keeps it. */
  private static final String REQUEST = "CamelHttpServletRequest";

  private static final Logger LOG = LoggerFactory.getLogger(InboundOperation.class);

  private final String name;
  private final EventMapping mapping;
  private final CallerProof proof;
  private final BodyCodec messages;
  private final InboundAnswers answers;

  public InboundOperation(OperationContext operation) throws InvalidMappingException {
    this.name = operation.connector().name() + "." + operation.name();
    Receive.Http receive = (Receive.Http) operation.settings().receive();
    this.mapping = new EventMapping(operation);
    this.proof = CallerProof.of(receive.auth(), operation);
    BodyFormat format = BodyFormat.named(receive.format()).orElseThrow();
    this.messages = format.codec();
    this.answers = new InboundAnswers(receive, format);
  }

  /**
   * @throws RefusedMessageException when the caller is not the agency
   * @throws IOException when the message breaks off
   */
  public void authenticate(Exchange exchange) throws RefusedMessageException, IOException {
    Message message = exchange.getMessage();
    // As it came: Camel mixes headers with parameters, and takes forms apart.
    HttpServletRequest request = message.getHeader(REQUEST, HttpServletRequest.class);
    byte[] bytes = request.getInputStream().readAllBytes();
    try {
      byte[] text = BodyText.utf8(bytes, request.getContentType());
      message.setBody(text);
      check(AgencyProof.judge(request, () -> holds(request::getHeader, text)));
    } catch (InvalidBodyException e) {
      check(AgencyProof.judge(request, () -> holds(request::getHeader, bytes)));
      LOG.warn("A message to {} {}; the agency is told so", name, e.getMessage());
      throw new RefusedMessageException("malformed");
    }
  }

  private boolean holds(Function<String, String> headers, byte[] bytes) {
    return proof.holds(headers, () -> readable(bytes));
  }

  private static void check(boolean proven) throws RefusedMessageException {
    if (!proven) {
      throw new RefusedMessageException("unauthenticated");
    }
  }

  /** Null when it can't be read. */
  private JsonNode readable(byte[] bytes) {
    try {
      return messages.read(bytes);
    } catch (InvalidBodyException e) {
      return null;
    }
  }

  /** Replaces the body by the received message; nothing else of it goes further. */
  public void read(Exchange exchange) {
    Message message = exchange.getMessage();
    byte[] bytes = message.getBody(byte[].class);
    message.removeHeaders("*");
    message.setBody(received(bytes));
  }

  @Override
  public List<JsonNode> events(JsonNode shown, byte[] raw) throws RefusedMessageException {
    byte[] bytes = raw == null ? bytes(shown.path("body")) : raw;
    if (!shown.path("headers").isEmpty()) {
      check(holds(header -> shown.path("headers").path(header).textValue(), bytes));
    }
    Received received = received(bytes);
    if (received.fault() != null) {
      throw new RefusedMessageException(MALFORMED, received.fault());
    }
    return List.of(received.event());
  }

  /** Text that is not of the format stands in a sample as a string. */
  private byte[] bytes(JsonNode body) {
    try {
      return body.isTextual()
          ? body.textValue().getBytes(StandardCharsets.UTF_8)
          : body.isMissingNode() ? new byte[0] : messages.write(body);
    } catch (InvalidBodyException e) {
      return new byte[0];
    }
  }

  /**
   * Returns the message with its canonical event. A message that comes again, byte for byte, has
   * the same id.
   */
  private Received received(byte[] wire) {
    String id = sha256(wire);
    String raw = new String(wire, StandardCharsets.UTF_8);
    try {
      EventMapping.Made made = mapping.made(messages.read(wire));
      return new Received(id, raw, made.event(), made.fault());
    } catch (InvalidBodyException e) {
      return new Received(id, raw, null, e.getMessage());
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /**
   * Tells the agency what became of its message.
   *
   * @param exchange its body says whether the message concerns the hub, null when it is no message
   *     that the hub can take
   */
  public void answer(Exchange exchange) {
    Boolean known = exchange.getMessage().getBody(Boolean.class);
    answers.write(exchange, known == null ? MALFORMED : known ? "ok" : "not-found");
  }

  /** Tells the agency that it isn't let in, or that its message is to be sent again. */
  public void refuse(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (cause instanceof RefusedMessageException refused) {
      answers.write(exchange, refused.answer());
    } else {
      LOG.error(
          "A message to {} could not be stored ({}); the agency is asked to send it again",
          name,
          cause.getClass().getName());
      answers.write(exchange, "unavailable");
    }
  }
}
