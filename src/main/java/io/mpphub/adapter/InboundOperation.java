package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Receive;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.mapping.UnreadableMessageException;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.security.AgencyProof;
import io.mpphub.wire.BodyCodec;
import io.mpphub.wire.BodyFormat;
import io.mpphub.wire.InvalidBodyException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * The steps of an inbound route template: who calls, what it says, what it's told. Every failure
 * becomes one of the connector file's answers, so that the agency knows whether to send again.
 */
final class InboundOperation implements Source {

  /** Where Camel keeps it. */
  private static final String REQUEST = "CamelHttpServletRequest";

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

  private final String name;
  private final MessageTranslator mapping;
  private final CallerProof proof;
  private final BodyCodec messages;
  private final InboundAnswers answers;

  InboundOperation(OperationContext operation) throws InvalidMappingException {
    this.name = operation.connector().name() + "." + operation.name();
    Receive.Http receive = (Receive.Http) operation.settings().receive();
    this.mapping = operation.mapping(operation.settings().mapping());
    this.proof = CallerProof.of(receive.auth(), operation);
    BodyFormat format = BodyFormat.named(receive.format()).orElseThrow();
    this.messages = format.codec();
    this.answers = new InboundAnswers(receive, format);
  }

  /**
   * @throws RefusedException when the caller is not the agency
   * @throws IOException when the message breaks off
   */
  public void authenticate(Exchange exchange) throws RefusedException, IOException {
    Message message = exchange.getMessage();
    // As it came: Camel mixes headers with parameters, and takes forms apart.
    HttpServletRequest request = message.getHeader(REQUEST, HttpServletRequest.class);
    byte[] bytes = request.getInputStream().readAllBytes();
    message.setBody(bytes);
    check(AgencyProof.judge(request, () -> holds(request::getHeader, bytes)));
  }

  private boolean holds(Function<String, String> headers, byte[] bytes) {
    return proof.holds(headers, () -> readable(bytes));
  }

  private static void check(boolean proven) throws RefusedException {
    if (!proven) {
      throw new RefusedException("unauthenticated");
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

  /**
   * Replaces the body by the canonical event.
   *
   * @throws RefusedException when the message can't be read
   */
  public void read(Exchange exchange) throws RefusedException {
    Message message = exchange.getMessage();
    byte[] bytes = message.getBody(byte[].class);
    message.removeHeaders("*");
    message.setBody(event(bytes));
  }

  @Override
  public List<JsonNode> events(JsonNode shown, byte[] raw) throws RefusedException {
    byte[] bytes = raw == null ? bytes(shown.path("body")) : raw;
    if (!shown.path("headers").isEmpty()) {
      check(holds(header -> shown.path("headers").path(header).textValue(), bytes));
    }
    return List.of(event(bytes));
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

  /** The canonical event of a wire message. */
  private JsonNode event(byte[] wire) throws RefusedException {
    try {
      JsonNode event = mapping.translate(messages.read(wire));
      if (event.isObject()) {
        return event;
      }
    } catch (InvalidBodyException e) {
      LOG.warn("A message to {} {}; the agency is told so", name, e.getMessage());
    } catch (UnreadableMessageException e) {
      LOG.warn("A message to {} can't be mapped ({}); the agency is told so", name, e.getMessage());
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
    answers.write(exchange, known ? "ok" : "not-found");
  }

  /** What no repeat can mend: it breaks a rule, or no database can hold it. */
  private static boolean isTheMessages(Exception cause) {
    ProblemException problem = ObjectHelper.getException(ProblemException.class, cause);
    return problem != null && problem.code() == ProblemCode.INVALID
        || ObjectHelper.getException(DataIntegrityViolationException.class, cause) != null;
  }

  /** Tells the agency that its message was not taken, and whether sending it again makes sense. */
  public void refuse(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (cause instanceof RefusedException refused) {
      answers.write(exchange, refused.answer);
    } else if (isTheMessages(cause)) {
      LOG.warn("A message to {} breaks the rules of its event; the agency is told so", name);
      answers.write(exchange, "malformed");
    } else {
      LOG.error(
          "A message to {} could not be stored ({}); the agency is asked to send it again",
          name,
          cause.getClass().getName());
      answers.write(exchange, "unavailable");
    }
  }
}
