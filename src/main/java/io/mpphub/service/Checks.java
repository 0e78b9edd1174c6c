package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.delivery.chain.Chain;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.PassedCheck;
import io.mpphub.gateway.Reasons;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.problem.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * The steps of the route {@code checks}: makes an application's checks at its acceptance, one after
 * the other, as far as agencies can be asked. The delivery goes on with the rest.
 */
@Component("checks")
public class Checks {

  private static final String CHAIN = "hubChain";
  private static final String STEP = "hubStep";

  private static final String PASSED = "hubPassedChecks";
  private static final String ASKED_AT = "hubAskedAt";

  /**
   * The property that the route's loop reads: the name of the check to be made, null when none is
   * left.
   */
  private static final String CHECK = "hubCheck";

  private final ServiceChains chains;
  private final Reasons reasons;
  private final Clock clock;

  Checks(ServiceChains chains, Reasons reasons, Clock clock) {
    this.clock = clock;
    this.chains = chains;
    this.reasons = reasons;
  }

  /**
   * The body is the canonical application; it becomes the first question.
   *
   * @throws ProblemException {@code hub-unavailable} while the file of the service's steps is
   *     refused
   */
  public void begin(Exchange exchange) {
    JsonNode application = exchange.getMessage().getBody(JsonNode.class);
    String service = application.path("service").asText();
    Chain chain = chains.find(service).orElseThrow(ServiceFault::problem);
    exchange.setProperty(CHAIN, chain);
    exchange.setProperty(PASSED, new ArrayList<PassedCheck>());
    come(exchange, chain.first(application));
  }

  /** Where the question goes. */
  public String operation(Exchange exchange) {
    NextStep step = step(exchange);
    exchange.setProperty(ASKED_AT, clock.instant());
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
    Set<String> made =
        passed(exchange).stream().map(PassedCheck::name).collect(Collectors.toUnmodifiableSet());
    NextStep next =
        chain.after(new Chain.Stand(step.step(), made, step.draft()), step.connector(), answer);
    Instant askedAt = exchange.getProperty(ASKED_AT, Instant.class);
    passed(exchange)
        .add(
            new PassedCheck(
                step.step().name(),
                step.connector(),
                step.operation(),
                askedAt,
                Duration.between(askedAt, clock.instant()).toMillis()));
    come(exchange, next);
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
  public static NextStep step(Exchange exchange) {
    return exchange.getProperty(STEP, NextStep.class);
  }

  /** The checks that were made; none of an application that is not to be checked. */
  @SuppressWarnings("unchecked")
  public static List<PassedCheck> passed(Exchange exchange) {
    List<PassedCheck> passed = exchange.getProperty(PASSED, List.class);
    return passed == null ? List.of() : passed;
  }

  private static void come(Exchange exchange, NextStep step) {
    exchange.setProperty(STEP, step);
    exchange.setProperty(CHECK, step.isCheck() ? step.step().name() : null);
    exchange.getMessage().setBody(step.body(), JsonNode.class);
  }
}
