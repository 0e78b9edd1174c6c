package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.delivery.Chain;
import io.mpphub.delivery.Chains;
import io.mpphub.delivery.NextStep;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.problem.Text;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * The steps of the route {@code checks}: makes an application's checks at its acceptance, one after
 * the other, as far as agencies can be asked. The delivery goes on with the rest.
 */
@Component("checks")
class Checks {

  private static final String CHAIN = "hubChain";
  private static final String STEP = "hubStep";

  /** What the route's loop looks at: the name of the check to be made, null when none is left. */
  private static final String CHECK = "hubCheck";

  private final Chains chains;
  private final Reasons reasons;

  Checks(Chains chains, Reasons reasons) {
    this.chains = chains;
    this.reasons = reasons;
  }

  /** The body is the canonical application; it becomes the first question. */
  public void begin(Exchange exchange) {
    JsonNode application = exchange.getMessage().getBody(JsonNode.class);
    Chain chain = chains.of(application.path("service").asText());
    exchange.setProperty(CHAIN, chain);
    come(exchange, chain.first(application));
  }

  /** Where the question goes. */
  public String operation(Exchange exchange) {
    NextStep step = step(exchange);
    return "direct:" + step.connector() + "." + step.operation();
  }

  /**
   * The body is an agency's answer; it becomes the next question, or the application for the agency
   * that decides.
   *
   * @throws ProblemException {@code invalid} when the application ends here
   */
  public void judge(Exchange exchange) {
    NextStep step = step(exchange);
    Chain chain = exchange.getProperty(CHAIN, Chain.class);
    JsonNode answer = exchange.getMessage().getBody(JsonNode.class);
    come(exchange, chain.after(step.step().name(), step.draft(), answer));
  }

  /**
   * An agency knows nothing of the applicant: that is the application's fault.
   *
   * @throws ProblemException {@code invalid}, always
   */
  public void refuse(Exchange exchange) {
    Text why = reasons.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, AgencyException.class));
    throw ProblemException.invalid(why, List.of(new Fault("/applicant/nik", why)));
  }

  /** An agency can't be asked, which must not turn a resident away: the delivery asks it. */
  public void postpone(Exchange exchange) {
    exchange.removeProperty(CHECK);
  }

  /** The step that the application has come to: a check, or its submission. */
  static NextStep step(Exchange exchange) {
    return exchange.getProperty(STEP, NextStep.class);
  }

  private static void come(Exchange exchange, NextStep step) {
    exchange.setProperty(STEP, step);
    exchange.setProperty(CHECK, step.isCheck() ? step.step().name() : null);
    exchange.getMessage().setBody(step.body(), JsonNode.class);
  }
}
