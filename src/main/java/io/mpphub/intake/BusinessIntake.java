package io.mpphub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.problem.ProblemException;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Takes the event {@code business.registered}. */
@Component("businessIntake")
class BusinessIntake {

  private final Events events;
  private final BusinessStore businesses;
  private final DurableTransactions transactions;
  private final Clock clock;

  BusinessIntake(
      Events events, BusinessStore businesses, DurableTransactions transactions, Clock clock) {
    this.events = events;
    this.businesses = businesses;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Stores the business in place of its former report.
   *
   * @return true: every business concerns the hub
   * @throws ProblemException {@code invalid} when the event breaks a rule; nothing is stored
   */
  public boolean take(Exchange exchange) {
    JsonNode event = exchange.getMessage().getBody(JsonNode.class);
    RegisteredBusiness business = events.read(event, RegisteredBusiness.class);
    transactions.keep(() -> businesses.put(business.reported(), clock.instant()));
    return true;
  }
}
