package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.mpphub.access.Reader;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Outcome;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.mapping.UnreadableMessageException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of every request-reply template for one operation; the protocol's {@link Wire} knows
 * the agency's format. Safe for use by many threads.
 */
final class RequestReply {

  private static final Logger LOG = LoggerFactory.getLogger(RequestReply.class);

  /** Exchange property: the canonical request, kept for a second try with new credentials. */
  private static final String REQUEST = "hubRequest";

  /** Exchange property: true once an answer stands. The template's loop reads it. */
  static final String ANSWERED = "hubAnswered";

  /** Exchange property: whether the request itself was on its way, not only its credentials. */
  private static final String LEFT = "hubLeft";

  /** Exchange property: whether it is noted whom the query is about. */
  private static final String NOTED = "hubNoted";

  private static final String RENEWED = "hubRenewed";

  private static final String REPEATED = "hubRepeated";

  /** Exchange property: true when the call is to show whether the agency takes the hub again. */
  static final String PROBE = "hubProbe";

  /** Admits calls, or throws the reason of a refusal. Counts what leaves the hub. */
  interface Entry {

    /**
     * A call is about to begin.
     *
     * @return true when it is a probe
     */
    boolean enter(Connector connector, String operation);

    /** The agency has answered a probe, and didn't refuse it. */
    default void answered(Connector connector) {}

    /** The agency refuses the hub's credentials. */
    default void refused(Connector connector, String reason) {}

    /** One of its requests is about to leave. */
    default void leave(Connector connector, String operation) {}

    /**
     * A query is about to leave, once a call.
     *
     * @param reader for whom, null for the hub itself
     * @param elements what it tells
     */
    default void ask(Connector connector, Reader reader, JsonNode request, List<String> elements) {}

    /** That request has not left: there was no connection. */
    default void stay(Connector connector) {}
  }

  private final Protocol protocol;
  private final Connector connector;
  private final String operation;
  private final Entry entry;
  private final Wire wire;
  private final Answers answers;
  private final List<String> told;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   * @throws IOException when its folder can't be read
   */
  RequestReply(Protocol protocol, OperationContext context, Entry entry, Wire wire)
      throws InvalidMappingException, IOException {
    this.protocol = protocol;
    this.connector = context.connector();
    this.operation = context.name();
    this.entry = entry;
    this.wire = wire;
    this.answers = new Answers(context);
    this.told = ToldElements.of(context);
  }

  /**
   * Takes the canonical request from the body; nothing else of the exchange reaches the agency.
   *
   * @throws AgencyException when no call may be made now
   */
  public void open(Exchange exchange) {
    exchange.setProperty(PROBE, entry.enter(connector, operation));
    exchange.setProperty(REQUEST, exchange.getMessage().getBody(JsonNode.class));
    exchange.setProperty(ANSWERED, false);
    exchange.removeProperty(RENEWED);
    exchange.removeProperty(REPEATED);
    exchange.setProperty(LEFT, false);
    exchange.setProperty(NOTED, false);
    Deadline.in(connector.endpoint().timeout()).keepIn(exchange);
    Paging.keep(answers.pages(), exchange);
  }

  /**
   * Makes the agency's request.
   *
   * @throws AgencyException unreadable, when the mapping can't work on the canonical request
   * @throws io.mpphub.problem.ProblemException when it can't be noted whom a query is about: it
   *     doesn't leave then
   * @throws IOException when the agency can't be reached for credentials
   */
  public void prepare(Exchange exchange) throws IOException {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    exchange.setProperty(LEFT, false);
    try {
      wire.write(
          exchange.getProperty(REQUEST, JsonNode.class),
          exchange.getProperty(Connector.MESSAGE_ID, String.class),
          message);
    } catch (UnreadableMessageException e) {
      throw answers.failure(
          Outcome.UNREADABLE, null, null, "The request can't be made: " + e.getMessage());
    }
    note(exchange);
    entry.leave(connector, operation);
    exchange.setProperty(LEFT, true);
  }

  /** Notes any answer: also "no such record" tells something. */
  private void note(Exchange exchange) {
    if (isQuery() && !exchange.getProperty(NOTED, Boolean.class)) {
      exchange.setProperty(NOTED, true);
      Reader reader = exchange.getProperty(Reader.PROPERTY, Reader.class);
      entry.ask(connector, reader, exchange.getProperty(REQUEST, JsonNode.class), told);
    }
  }

  /**
   * Reads the answer into a canonical response, or asks for another round: with new credentials, or
   * for the next page.
   *
   * @throws AgencyException when the answer is anything but ok
   * @throws IOException when the answer breaks off
   */
  public void read(Exchange exchange) throws IOException {
    WireAnswer answer = wire.read(exchange.getMessage());
    Deadline.of(exchange).release();
    judge(exchange, answer);
  }

  /**
   * Variant for a call that failed, where protocols answer by failures.
   *
   * @throws AgencyException when that is the answer
   * @throws Exception as it was when there was no answer: an IOException, unless it is the hub's
   *     own fault
   */
  public void failed(Exchange exchange) throws Exception {
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    Deadline.of(exchange).release();
    WireAnswer answer = wire.answer(failure);
    if (answer != null) {
      judge(exchange, answer);
    } else {
      throw protocol.reach(failure) == null ? failure : new IOException("no answer", failure);
    }
  }

  private void judge(Exchange exchange, WireAnswer answer) {
    Message message = exchange.getMessage();
    JsonNode unwrapped = answers.unwrap(answer);
    message.removeHeaders("*");
    if (wire.giveUpIfRefused(message, answer.status(), unwrapped)) {
      refused(exchange, answer.status());
      return;
    }
    JsonNode request = exchange.getProperty(REQUEST, JsonNode.class);
    JsonNode response = answers.canonical(answer, unwrapped, request, Paging.kept(message));
    message.setBody(response);
    exchange.setProperty(ANSWERED, response != null);
    // Of a round before, or of a failure that is the answer: it would be taken for the call's end.
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
  }

  private void refused(Exchange exchange, int status) {
    if (exchange.getProperty(RENEWED) != null) {
      throw AgencyException.ofCredentials(
          connector.name(), operation, status, "The agency refuses the hub's credentials.");
    }
    exchange.setProperty(RENEWED, true);
  }

  /**
   * Turns a call that got no answer into an outcome, or asks for another round: once, for a query
   * whose connection broke.
   *
   * @throws AgencyException unless there is to be another round
   */
  public void unanswered(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    if (ObjectHelper.getException(CallNotPermittedException.class, cause) != null) {
      throw AgencyException.unanswered(
          connector.name(),
          operation,
          Reach.HELD_BACK,
          connector.circuitBreaker().waitOpen(),
          "Calls to the agency pause: too many of the last failed.");
    }
    LOG.debug("{}.{} got no answer", connector.name(), operation, cause);
    Deadline.of(exchange).release();
    String fault = protocol.fault(cause);
    if (fault != null) {
      throw answers.failure(Outcome.UNREADABLE, null, null, fault);
    }
    Reach reach = reach(exchange, cause);
    if (reach == Reach.NO_CONNECTION && hasLeft(exchange)) {
      entry.stay(connector);
    }
    if (mayRepeat(exchange, reach)) {
      exchange.setProperty(REPEATED, true);
      exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
      return;
    }
    throw AgencyException.unanswered(connector.name(), operation, reach, null, reason(reach));
  }

  /** A call broken off at the deadline looks like a broken connection. */
  private Reach reach(Exchange exchange, Exception cause) {
    Reach reach = Objects.requireNonNullElse(protocol.reach(cause), Reach.CUT_OFF);
    if (!hasLeft(exchange) && !isQuery()) {
      // Only the login has seen anything of the call.
      return Reach.NO_CONNECTION;
    }
    return reach == Reach.CUT_OFF && Deadline.of(exchange).hasPassed() ? Reach.TIMED_OUT : reach;
  }

  private static boolean hasLeft(Exchange exchange) {
    return exchange.getProperty(LEFT, Boolean.class);
  }

  private boolean isQuery() {
    return connector.operations().get(operation).kind() == Operation.Kind.QUERY;
  }

  /**
   * A connection that was kept may be dead: agencies close them without a word. Asking once more
   * changes nothing; for a command that is the delivery's decision.
   */
  private boolean mayRepeat(Exchange exchange, Reach reach) {
    return protocol.repeatsQueries()
        && reach == Reach.CUT_OFF
        && isQuery()
        && exchange.getProperty(REPEATED) == null;
  }

  private String reason(Reach reach) {
    return switch (reach) {
      case TIMED_OUT ->
          "The agency did not answer within " + connector.endpoint().timeout().toMillis() + " ms.";
      case CUT_OFF -> "The connection to the agency broke before it answered.";
      default -> "The agency can't be reached.";
    };
  }
}
