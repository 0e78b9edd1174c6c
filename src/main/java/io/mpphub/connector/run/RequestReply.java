package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.access.Reader;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.CallControl;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Outcome;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.mapping.UnreadableMessageException;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of every request-reply template for one operation: the request goes down to the
 * protocol's {@link Wire}, its answer comes up through {@link Answers}, or {@link NoAnswer} says
 * why there is none. Safe for use by many threads.
 */
public final class RequestReply {

  private static final Logger LOG = LoggerFactory.getLogger(RequestReply.class);

  /** Exchange property: true when the call is to show whether the agency takes the hub again. */
  public static final String PROBE = "hubProbe";

  /** Notes whom a query is about, before it leaves. */
  public interface Readings {

    /**
     * @param reader for whom, null for the hub itself
     * @param request canonical
     * @param source name of the connector
     * @param elements what it tells
     */
    void asking(Reader reader, JsonNode request, String source, List<String> elements);
  }

  private final Protocol protocol;
  private final Connector connector;
  private final String operation;
  private final boolean isQuery;
  private final CallControl control;
  private final Readings readings;
  private final Wire wire;
  private final Answers answers;
  private final NoAnswer noAnswer;
  private final List<String> told;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   * @throws IOException when its folder can't be read
   */
  public RequestReply(
      Protocol protocol,
      OperationContext context,
      CallControl control,
      Readings readings,
      Wire wire)
      throws InvalidMappingException, IOException {
    this.protocol = protocol;
    this.connector = context.connector();
    this.operation = context.name();
    this.isQuery = context.settings().kind() == Operation.Kind.QUERY;
    this.control = control;
    this.readings = readings;
    this.wire = wire;
    this.answers = new Answers(context);
    this.noAnswer = new NoAnswer(protocol, context);
    this.told = ToldElements.of(context);
  }

  /**
   * Takes the canonical request from the body; nothing else of the exchange reaches the agency.
   *
   * @throws AgencyException when no call may be made now
   */
  public void open(Exchange exchange) {
    exchange.setProperty(PROBE, control.enter(connector, operation));
    Call.begin(exchange, exchange.getMessage().getBody(JsonNode.class), answers.pages());
    Deadline.in(connector.endpoint().timeout()).keepIn(exchange);
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
    Call call = Call.of(exchange);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    call.staysHere();
    try {
      wire.write(call.request(), exchange.getProperty(Connector.MESSAGE_ID, String.class), message);
    } catch (UnreadableMessageException e) {
      throw new AgencyException(
          connector.name(),
          operation,
          Outcome.UNREADABLE,
          null,
          null,
          "The request can't be made: " + e.getMessage());
    }
    // Any answer tells something, also "no such record".
    if (isQuery && call.mustBeNoted()) {
      Reader reader = exchange.getProperty(Reader.PROPERTY, Reader.class);
      readings.asking(reader, call.request(), connector.name(), told);
    }
    control.leave(connector, operation);
    call.leaves();
  }

  /**
   * Reads the answer into a canonical response, or asks for another round.
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
    if (answer == null) {
      throw protocol.reach(failure) == null ? failure : new IOException("no answer", failure);
    }
    judge(exchange, answer);
  }

  private void judge(Exchange exchange, WireAnswer read) {
    Call call = Call.of(exchange);
    Message message = exchange.getMessage();
    WireAnswer answer = answers.unwrapped(read);
    message.removeHeaders("*");
    if (wire.giveUpIfRefused(message, answer)) {
      if (!call.again(Call.Round.NEW_TOKEN, exchange)) {
        throw AgencyException.ofCredentials(
            connector.name(),
            operation,
            answer.status(),
            "The agency refuses the hub's credentials.");
      }
      return;
    }
    JsonNode response = answers.canonical(answer, call.request(), call.pages());
    message.setBody(response);
    if (response == null) {
      Call.nextPage(exchange);
    } else {
      Call.end(exchange);
    }
    // Of a round before, or of a failure that is the answer: it would be taken for the call's end.
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
  }

  /**
   * Turns a call that got no answer into an outcome, or asks for another round: once, for a query
   * whose connection broke.
   *
   * @throws AgencyException unless there is to be another round
   */
  public void unanswered(Exchange exchange) {
    Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    raise(noAnswer.notMade(cause));
    LOG.debug("{}.{} got no answer", connector.name(), operation, cause);
    Deadline deadline = Deadline.of(exchange);
    deadline.release();
    raise(noAnswer.unreadable(cause));
    Call call = Call.of(exchange);
    Reach reach = noAnswer.reach(call, deadline, cause);
    if (reach == Reach.NO_CONNECTION && call.hasLeft()) {
      control.stay(connector);
    }
    if (!noAnswer.mayRepeat(reach) || !call.again(Call.Round.REPEAT, exchange)) {
      throw noAnswer.of(reach);
    }
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
  }

  private static void raise(AgencyException failure) {
    if (failure != null) {
      throw failure;
    }
  }
}
