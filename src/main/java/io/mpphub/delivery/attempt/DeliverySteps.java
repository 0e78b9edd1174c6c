package io.mpphub.delivery.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.access.Reader;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.admit.Holds;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.queue.DeliveryMetrics;
import io.mpphub.delivery.queue.InvalidTickets;
import io.mpphub.delivery.queue.Recipient;
import io.mpphub.delivery.queue.Recipients;
import io.mpphub.delivery.queue.Ticket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the route template {@code delivery} that are Java: its bean {@code delivery}. */
public class DeliverySteps {

  /** The header that the route branches on: a {@link Next} in lower case. */
  static final String NEXT = "hubNext";

  private static final String MESSAGE = "hubDelivery";
  private static final String CHECK = "hubDeliveryCheck";
  private static final Duration WITHOUT_QUERY = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(DeliverySteps.class);

  private final AttemptOpener opener;
  private final AttemptCloser closer;
  private final CheckCloser checks;
  private final NoticeCloser notices;
  private final Recipients recipients;
  private final ConnectorRegistry connectors;
  private final DeliveryMetrics metrics;
  private final Holds holds;
  private final Doubts doubts;
  private final InvalidTickets invalid;
  private final Blame blame = new Blame();

  public DeliverySteps(
      AttemptOpener opener,
      AttemptCloser closer,
      CheckCloser checks,
      NoticeCloser notices,
      Recipients recipients,
      ConnectorRegistry connectors,
      DeliveryMetrics metrics,
      Holds holds,
      Doubts doubts,
      InvalidTickets invalid) {
    this.opener = opener;
    this.closer = closer;
    this.checks = checks;
    this.notices = notices;
    this.recipients = recipients;
    this.connectors = connectors;
    this.metrics = metrics;
    this.holds = holds;
    this.doubts = doubts;
    this.invalid = invalid;
  }

  /** Takes the JMS message: body becomes the canonical request when there is one to deliver. */
  public void open(Exchange exchange) {
    Step step =
        Ticket.read(exchange.getMessage().getHeaders())
            .map(
                ticket ->
                    opener.open(
                        ticket, exchange.getMessage().getHeader("JMSMessageID", String.class)))
            .orElse(Step.INVALID);
    follow(exchange, step);
    if (step.next() == Next.INVALID) {
      exchange.getMessage().setHeader(Ticket.DUPLICATE_ID, invalid.setAside(exchange).toString());
    }
    if (step.next() == Next.DELIVER) {
      exchange.setProperty(MESSAGE, step.message());
      exchange.setProperty(CHECK, step.check());
      exchange.setProperty(Reader.PROPERTY, step.reader());
      exchange.setProperty(Connector.MESSAGE_ID, step.message().id().toString());
      exchange.setProperty(Recipient.NAME, step.message().connector());
      exchange.getMessage().removeHeaders("*");
      exchange.getMessage().setBody(step.body());
    }
  }

  /**
   * The operation's route; null when the agency has it already. Only names that the connector's
   * file declares, as a query for a check and else as a command, become an address.
   */
  public String operation(Exchange exchange) {
    if (Doubts.isConfirmed(exchange)) {
      return null;
    }
    Message message = message(exchange);
    doubts.requireOwn(message);
    if (message.isNotice()) {
      return recipients.route(message.connector());
    }
    if (declared(message).isEmpty()) {
      if (message.isCheck()) {
        // The service's steps are refused for that; a step without a query can wait until the file
        // is mended.
        throw AgencyException.unanswered(
            message.connector(),
            message.operation(),
            AgencyException.Reach.HELD_BACK,
            WITHOUT_QUERY,
            "its connector.yaml has no such query");
      }
      throw new AgencyException(
          message.connector(),
          message.operation(),
          Outcome.MISCONFIGURED,
          null,
          null,
          "its connector.yaml has no such operation");
    }
    return "direct:" + message.connector() + "." + message.operation();
  }

  private Optional<Operation> declared(Message message) {
    Operation.Kind kind = message.isCheck() ? Operation.Kind.QUERY : Operation.Kind.COMMAND;
    return connectors
        .find(message.connector())
        .map(connector -> connector.operations().get(message.operation()))
        .filter(operation -> operation.kind() == kind);
  }

  /** Records how the attempt ended. */
  public void close(Exchange exchange) {
    Message message = message(exchange);
    Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    NextStep next = null;
    if (thrown == null && message.isCheck()) {
      // Trouble with the database is no failure of the check.
      Set<String> made = checks.made(message);
      try {
        next = judge(exchange, made);
      } catch (RuntimeException e) {
        thrown = e;
      }
    }
    if (thrown == null) {
      JsonNode answer = exchange.getMessage().getBody(JsonNode.class);
      metrics.ended(message, "delivered");
      blame.taken(message);
      follow(
          exchange,
          message.isNotice()
              ? notices.delivered(message)
              : next != null
                  ? checks.passed(message, next)
                  : closer.delivered(message, answer, Doubts.note(exchange)));
      return;
    }
    if (thrown instanceof TurnLostException) {
      LOG.warn("An attempt at message {} stood still and was taken over", message.id());
      follow(exchange, Step.of(Next.DONE, message));
      return;
    }
    Failure failure = blame.judge(message, failure(thrown, message));
    Step step =
        message.isNotice() ? notices.failed(message, failure) : closer.failed(message, failure);
    // Refused credentials were told by the call itself, which others than deliveries make too.
    if (failure.toHold() != null && !failure.isCertain()) {
      holds.holdUntilProbed(failure.toHold(), message.operation(), failure.cause());
    }
    if (failure.outcome().equals("internal")) {
      LOG.error("Delivery of message {} failed in the hub: {}", message.id(), trace(thrown));
    }
    if (step.next() == Next.DEAD) {
      LOG.warn(
          "Message {} to {}.{} is a dead letter after {} tries: {}",
          message.id(),
          message.connector(),
          message.operation(),
          message.progress().tries(),
          failure.cause());
    }
    metrics.ended(message, failure.outcome());
    follow(exchange, step);
  }

  private NextStep judge(Exchange exchange, Set<String> made) {
    return checks.judge(
        message(exchange),
        exchange.getProperty(CHECK, Step.Check.class),
        made,
        exchange.getMessage().getBody(JsonNode.class));
  }

  /** Makes the exchange what the route's next step needs: a ticket for AGAIN and DEAD. */
  private static void follow(Exchange exchange, Step step) {
    exchange.setProperty(NEXT, step.next().name().toLowerCase(Locale.ROOT));
    if (step.next() == Next.AGAIN || step.next() == Next.DEAD) {
      Message message = step.message();
      exchange.getMessage().removeHeaders("*");
      exchange
          .getMessage()
          .setHeaders(Ticket.properties(message, message.progress().nextAttemptAt()));
      exchange.getMessage().setBody(message.id().toString());
    }
  }

  /** Where it happened, without the exceptions' messages: they may quote personal data. */
  private static String trace(Throwable thrown) {
    StringBuilder trace = new StringBuilder();
    for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
      trace.append(trace.isEmpty() ? "" : ", caused by ").append(t.getClass().getName());
      Arrays.stream(t.getStackTrace()).limit(8).forEach(at -> trace.append("\n\tat ").append(at));
    }
    return trace.toString();
  }

  /** A failed question before the command leaves no doubt about the command. */
  private static Failure failure(Throwable thrown, Message message) {
    Failure failure = Failure.of(thrown, message.connector());
    return thrown instanceof AgencyException agency
            && !message.isNotice()
            && !message.operation().equals(agency.operation())
        ? failure.ofQuestion()
        : failure;
  }

  public static Message message(Exchange exchange) {
    return exchange.getProperty(MESSAGE, Message.class);
  }
}
