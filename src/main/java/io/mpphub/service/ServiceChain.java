package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.delivery.Chain;
import io.mpphub.delivery.NextStep;
import io.mpphub.store.ChainStep;
import java.util.List;
import java.util.stream.Stream;

/** The chain that a service's steps and rules make. */
final class ServiceChain implements Chain {

  private final ServiceSteps steps;
  private final Rules rules;

  /**
   * @throws IllegalArgumentException when there are no rules for a check
   */
  ServiceChain(ServiceSteps steps, Rules rules) {
    this.steps = steps;
    this.rules = rules;
    for (ServiceSteps.Check check : steps.checks()) {
      if (!rules.checks().contains(check.name())) {
        throw new IllegalArgumentException(
            "The steps of "
                + rules.service()
                + " name a check without rules: "
                + check.name()
                + ", there are "
                + String.join(", ", rules.checks()));
      }
    }
  }

  boolean asks(String connector) {
    return steps.checks().stream().anyMatch(check -> check.ask().connector().equals(connector));
  }

  Stream<String> connectors() {
    return Stream.concat(
        steps.checks().stream().map(check -> check.ask().connector()),
        Stream.of(steps.submit().connector()));
  }

  @Override
  public NextStep first(JsonNode application) {
    return step(0, application.deepCopy());
  }

  @Override
  public NextStep after(String name, JsonNode draft, JsonNode answer) {
    List<String> names = steps.checks().stream().map(ServiceSteps.Check::name).toList();
    int number = names.indexOf(name);
    if (number < 0) {
      throw new IllegalStateException("The steps of " + rules.service() + " lack " + name);
    }
    ObjectNode application = draft.deepCopy();
    rules.judge(name, steps.checks().get(number).ask().connector(), application, answer);
    return step(number + 1, application);
  }

  private NextStep step(int number, ObjectNode application) {
    if (number == steps.checks().size()) {
      ServiceSteps.Place submit = steps.submit();
      return NextStep.submit(number, submit.connector(), submit.operation(), application);
    }
    ServiceSteps.Check check = steps.checks().get(number);
    return new NextStep(
        ChainStep.check(check.name(), number),
        check.ask().connector(),
        check.ask().operation(),
        rules.question(check.name(), application),
        application);
  }
}
