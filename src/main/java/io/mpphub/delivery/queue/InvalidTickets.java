package io.mpphub.delivery.queue;

import io.mpphub.invalid.InvalidRow;
import io.mpphub.invalid.InvalidRows;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Stores messages of a connector's queue that are not tickets of the hub, so that operators see
 * them. A JMS message is stored once, even if it is delivered several times.
 */
public class InvalidTickets {

  /** The name that stands in their list in place of an operation. */
  private static final String QUEUE = "deliveries";

  private final InvalidRows rows;
  private final TransactionOperations transaction;
  private final Clock clock;

  public InvalidTickets(InvalidRows rows, TransactionOperations transaction, Clock clock) {
    this.rows = rows;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @return the id it has from now on
   */
  public UUID setAside(Exchange exchange) {
    String source = exchange.getMessage().getHeader("JMSMessageID", String.class);
    UUID id = UUID.nameUUIDFromBytes(source.getBytes(StandardCharsets.UTF_8));
    String body = exchange.getMessage().getBody(String.class);
    String fault =
        Ticket.read(exchange.getMessage().getHeaders())
            .map(ticket -> "names a message that the hub doesn't have")
            .orElse("is no ticket of the hub");
    transaction.executeWithoutResult(
        status ->
            rows.setAside(
                new InvalidRow(
                    id,
                    DeliveryRoutes.connector(exchange.getFromRouteId()),
                    QUEUE,
                    source,
                    null,
                    fault,
                    Objects.requireNonNullElse(body, ""),
                    clock.instant())));
    return id;
  }
}
