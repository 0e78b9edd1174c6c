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
  private final Promises promises;
  private final Clock clock;

  BusinessIntake(Events events, BusinessStore businesses, Promises promises, Clock clock) {
    this.events = events;
    this.businesses = businesses;
    this.promises = promises;
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
    promises.keep(() -> businesses.put(business.reported(), clock.instant()));
    return true;
  }
}
