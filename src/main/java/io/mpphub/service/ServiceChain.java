package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.delivery.chain.Chain;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.ChainStep;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The chain that a service's steps and rules make. */
final class ServiceChain implements Chain {

  private final ServiceSteps steps;
  private final Rules rules;

  /**
   * @param steps without a fault, see {@link StepsCheck}
   */
  ServiceChain(ServiceSteps steps, Rules rules) {
    this.steps = steps;
    this.rules = rules;
  }

  boolean saysTheSame(ServiceSteps others) {
    return steps.equals(others);
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
    return next(0, Set.of(), application.deepCopy());
  }

  @Override
  public NextStep after(Stand stand, String source, JsonNode answer) {
    String name = stand.check().name();
    ObjectNode application = stand.draft().deepCopy();
    // A hub of another version may have asked what this one has no rules for.
    if (CheckRules.ALL.get(rules.service()).find(name).isPresent()) {
      rules.judge(name, source, application, answer);
    }
    Set<String> made = new HashSet<>(stand.made());
    made.add(name);
    return next(stand.check().seq() + 1, made, application);
  }

  @Override
  public NextStep now(Stand stand) {
    String name = stand.check().name();
    ObjectNode application = stand.draft().deepCopy();
    return steps.checks().stream()
        .filter(check -> check.name().equals(name) && !stand.made().contains(name))
        .findFirst()
        .map(check -> step(stand.check().seq(), check, application))
        .orElseGet(() -> next(stand.check().seq(), stand.made(), application));
  }

  @Override
  public boolean has(ChainStep step, String connector, String operation) {
    ServiceSteps.Place place = new ServiceSteps.Place(connector, operation);
    return step.kind() == ChainStep.Kind.CHECK
        ? steps.checks().contains(new ServiceSteps.Check(step.name(), place))
        : steps.submit().equals(place);
  }

  @Override
  public NextStep submission(int seq, JsonNode application) {
    ServiceSteps.Place submit = steps.submit();
    return NextStep.submit(seq, submit.connector(), submit.operation(), application);
  }

  /** The first that isn't made, wherever in the file it stands: it may be new there. */
  private NextStep next(int seq, Set<String> made, ObjectNode application) {
    return steps.checks().stream()
        .filter(check -> !made.contains(check.name()))
        .findFirst()
        .map(check -> step(seq, check, application))
        .orElseGet(() -> submission(seq, application));
  }

  private NextStep step(int seq, ServiceSteps.Check check, ObjectNode application) {
    return new NextStep(
        ChainStep.check(check.name(), seq),
        check.ask().connector(),
        check.ask().operation(),
        rules.question(check.name(), application),
        application);
  }
}
