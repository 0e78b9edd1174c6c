package io.mpphub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.problem.ProblemException;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Takes the event {@code facility.staffing}. */
@Component("staffingIntake")
class StaffingIntake {

  private final Events events;
  private final StaffingStore staffing;
  private final DurableTransactions transactions;
  private final Clock clock;

  StaffingIntake(
      Events events, StaffingStore staffing, DurableTransactions transactions, Clock clock) {
    this.events = events;
    this.staffing = staffing;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Stores one event or an array of them, all or none.
   *
   * @return true: every facility concerns the hub
   * @throws ProblemException {@code invalid} when one breaks a rule; nothing is stored
   */
  public boolean take(Exchange exchange) {
    JsonNode body = exchange.getMessage().getBody(JsonNode.class);
    List<StaffingReport> reports = events.readAll(body, StaffingReport.class);
    transactions.keep(
        () ->
            staffing.put(reports.stream().map(StaffingReport::figures).toList(), clock.instant()));
    return true;
  }
}
