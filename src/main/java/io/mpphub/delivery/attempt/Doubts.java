package io.mpphub.delivery.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.Request;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Questions before a command goes out, and again when a repeat is refused: is this attempt still
 * the message's, and has the agency done it already? The bean {@code doubts} of the routes.
 */
public class Doubts {

  private static final String ASKED = "hubDeliveryAsked";
  private static final String CONFIRMED = "hubDeliveryConfirmed";
  private static final String REQUEST = "hubDeliveryRequest";
  private static final String REFUSAL = "hubDeliveryRefusal";
  private static final String HAD_IT = "the agency confirms that it had it: nothing was sent";
  private static final String REPEATED = "the agency refuses the repeat: it has it already";
  private static final int CONFLICT = 409;

  private final ConnectorRegistry connectors;
  private final MessageStore messages;
  private final Settling settling;
  private final Clock clock;

  public Doubts(
      ConnectorRegistry connectors, MessageStore messages, Settling settling, Clock clock) {
    this.connectors = connectors;
    this.messages = messages;
    this.settling = settling;
    this.clock = clock;
  }

  /**
   * The query that tells whether an earlier attempt, whose outcome is unknown, was done; null when
   * there is no doubt or the connector has none.
   *
   * @throws AgencyException not sent, while an earlier request may be in flight and no query can
   *     tell
   */
  public String question(Exchange exchange) {
    Message message = DeliverySteps.message(exchange);
    exchange.removeProperty(ASKED);
    if (!isDoubtful(message)) {
      return null; // The turn is asked for before the command.
    }
    requireOwn(message);
    String question = query(message);
    if (question == null) {
      settle(exchange);
      mark(exchange, message);
      return null;
    }
    if (exchange.getProperty(REFUSAL) == null) {
      exchange.setProperty(REQUEST, exchange.getMessage().getBody());
    }
    exchange.getMessage().setBody(exchange.getProperty(REQUEST));
    exchange.setProperty(ASKED, exchange.getProperty(REQUEST));
    return "direct:" + message.connector() + "." + question;
  }

  /** The agency knows it. A withdrawal needs more: the application's state there. */
  public void answered(Exchange exchange) {
    Object asked = exchange.getProperty(ASKED);
    if (asked == null) {
      return;
    }
    Message message = DeliverySteps.message(exchange);
    if (!isWithdrawal(message)) {
      confirm(exchange, HAD_IT);
      return;
    }
    String outcome =
        exchange.getMessage().getBody(JsonNode.class) == null
            ? ""
            : exchange.getMessage().getBody(JsonNode.class).path("outcome").asText();
    switch (outcome) {
      case "withdrawn" -> confirm(exchange, HAD_IT);
      case "approved", "rejected" ->
          throw new AgencyException(
              message.connector(),
              message.operation(),
              Outcome.REJECTED,
              null,
              null,
              "The agency has decided already.");
      default -> repeat(exchange, message, asked);
    }
  }

  /**
   * The agency knows nothing of it: the request goes out again, once no earlier one can be on its
   * way any more.
   */
  public void unknown(Exchange exchange) {
    // A leftover exception would be taken for the end of the attempt.
    exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
    settle(exchange);
    repeat(exchange, DeliverySteps.message(exchange), exchange.getProperty(ASKED));
  }

  private void repeat(Exchange exchange, Message message, Object request) {
    if (exchange.getProperty(REFUSAL) == null) {
      exchange.getMessage().setBody(request);
      mark(exchange, message);
    }
  }

  /**
   * Asks the agency once more before its refusal of a possible repeat counts: it may mean that the
   * agency has it.
   *
   * @throws AgencyException for any other failure
   */
  public void refused(Exchange exchange) {
    // Not in the route's onWhen: a method there doesn't see what was thrown.
    AgencyException thrown = (AgencyException) exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
    if (!isRefusal(DeliverySteps.message(exchange), thrown)) {
      throw thrown;
    }
    exchange.setProperty(REFUSAL, thrown);
  }

  private boolean isRefusal(Message message, AgencyException thrown) {
    return isDoubtful(message)
        && Failure.of(thrown, message.connector()).kind() == Failure.Kind.REJECTED
        && !(isWithdrawal(message) && thrown.outcome() == Outcome.NOT_FOUND);
  }

  /**
   * The no stands, unless the agency has it. A withdrawal that the agency can't be asked about is
   * for operators: the agency refuses repeats of one that it has made, too.
   *
   * @throws AgencyException the refusal; unreadable, when it is not certain to be one
   */
  public void stand(Exchange exchange) {
    if (isConfirmed(exchange)) {
      return;
    }
    AgencyException refusal = exchange.getProperty(REFUSAL, AgencyException.class);
    if (exchange.getProperty(ASKED) == null) {
      Message message = DeliverySteps.message(exchange);
      if (isWithdrawal(message)) {
        throw new AgencyException(
            message.connector(),
            message.operation(),
            Outcome.UNREADABLE,
            refusal.httpStatus(),
            null,
            "The agency refuses a repeat: it may have withdrawn the application before.");
      }
      if (Objects.equals(refusal.httpStatus(), CONFLICT)) {
        exchange.getMessage().setBody(null);
        confirm(exchange, REPEATED);
        return;
      }
    }
    throw refusal;
  }

  /** True when the agency has it already. */
  static boolean isConfirmed(Exchange exchange) {
    return exchange.getProperty(CONFIRMED) != null;
  }

  /** For the record; null when the command went out. */
  static String note(Exchange exchange) {
    return exchange.getProperty(CONFIRMED, String.class);
  }

  private static void confirm(Exchange exchange, String note) {
    exchange.setProperty(CONFIRMED, note);
  }

  private static boolean isDoubtful(Message message) {
    return message.progress().maybeApplied() && !message.isNotice() && !message.isCheck();
  }

  /**
   * Before each call: the attempt may have stood still, with its hub, for long.
   *
   * @throws TurnLostException when another has taken over
   * @throws AgencyException not sent, when the application has been taken back or has ended
   *     meanwhile
   */
  void requireOwn(Message message) {
    MessageStore.Standing standing = messages.standing(message);
    if (!standing.own()) {
      throw new TurnLostException();
    }
    if (standing.over() && !message.isNotice()) {
      throw notSent(message, null, "Its application has been taken back or decided meanwhile.");
    }
  }

  private void settle(Exchange exchange) {
    Message message = DeliverySteps.message(exchange);
    Instant now = clock.instant();
    Instant end = settling.end(message);
    if (exchange.getProperty(REFUSAL) == null && now.isBefore(end)) {
      throw notSent(
          message,
          Duration.between(now, end),
          "An earlier request may be on its way to the agency still. It may be a repeat.");
    }
  }

  private static AgencyException notSent(Message message, Duration retryAfter, String why) {
    return AgencyException.unanswered(
        message.connector(), message.operation(), Reach.HELD_BACK, retryAfter, why);
  }

  /** Tells an agency whose mapping has a place for it. */
  private void mark(Exchange exchange, Message message) {
    boolean mapped =
        declared(message)
            .map(Operation::request)
            .filter(Request.Http.class::isInstance)
            .isPresent();
    if (mapped && exchange.getMessage().getBody() instanceof ObjectNode request) {
      exchange.getMessage().setBody(request.deepCopy().put("mayBeARepeat", true));
    }
  }

  private boolean isWithdrawal(Message message) {
    return takenBack(message).isPresent();
  }

  /** The command that this one takes back. */
  private Optional<Operation> takenBack(Message message) {
    return connectors.find(message.connector()).stream()
        .flatMap(connector -> connector.operations().values().stream())
        .filter(operation -> message.operation().equals(operation.withdraw()))
        .findFirst();
  }

  private String query(Message message) {
    return declared(message)
        .map(Operation::confirm)
        .or(() -> takenBack(message).map(Operation::confirm))
        .orElse(null);
  }

  private Optional<Operation> declared(Message message) {
    return connectors
        .find(message.connector())
        .map(connector -> connector.operations().get(message.operation()))
        .filter(operation -> operation.kind() == Operation.Kind.COMMAND);
  }
}
