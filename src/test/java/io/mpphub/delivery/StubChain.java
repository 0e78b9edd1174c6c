package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.delivery.chain.Chain;
import io.mpphub.delivery.chain.Chains;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two checks at two agencies, then the submission, unless a test says otherwise. What an agency
 * answers becomes part of the application; {@code refuse} ends it.
 */
final class StubChain implements Chains, Chain {

  /** A check, asked with the query {@code find}. */
  record Check(String name, String connector) {}

  private static final List<Check> USUAL =
      List.of(new Check("registry", "registry"), new Check("workers", "workers"));

  /** Null while the service has no steps. */
  private volatile List<Check> checks = USUAL;

  private volatile boolean endless;
  private volatile String submits = "licensing";

  /** What the service's steps are from now on. */
  void become(Check... now) {
    checks = List.of(now);
  }

  void becomeUsual() {
    checks = USUAL;
    endless = false;
    submits = "licensing";
  }

  void submitTo(String connector) {
    submits = connector;
  }

  void vanish() {
    checks = null;
  }

  /** Says that each check is to be followed by itself. */
  void becomeEndless() {
    endless = true;
  }

  @Override
  public Optional<Chain> find(String service) {
    return checks == null ? Optional.empty() : Optional.of(this);
  }

  @Override
  public boolean ask(String connector) {
    return USUAL.stream().anyMatch(check -> check.connector().equals(connector));
  }

  @Override
  public NextStep first(JsonNode application) {
    return step(0, Set.of(), application);
  }

  @Override
  public NextStep after(Stand stand, String source, JsonNode answer) {
    if (answer.has("refuse")) {
      throw ProblemException.of(ProblemCode.INVALID, answer.get("refuse").textValue());
    }
    ObjectNode application = stand.draft().deepCopy();
    application.setAll((ObjectNode) answer);
    Set<String> made = new HashSet<>(stand.made());
    made.add(stand.check().name());
    return step(stand.check().seq() + 1, endless ? Set.of() : made, application);
  }

  @Override
  public NextStep now(Stand stand) {
    String name = stand.check().name();
    for (Check check : checks) {
      if (check.name().equals(name) && !stand.made().contains(name)) {
        return step(stand.check().seq(), check, stand.draft());
      }
    }
    return step(stand.check().seq(), stand.made(), stand.draft());
  }

  @Override
  public boolean has(ChainStep step, String connector, String operation) {
    return step.kind() == ChainStep.Kind.CHECK
        ? operation.equals("find") && checks.contains(new Check(step.name(), connector))
        : operation.equals("submit") && connector.equals(submits);
  }

  @Override
  public NextStep submission(int seq, JsonNode application) {
    return NextStep.submit(seq, submits, "submit", application);
  }

  private NextStep step(int seq, Set<String> made, JsonNode application) {
    for (Check check : checks) {
      if (!made.contains(check.name())) {
        return step(seq, check, application);
      }
    }
    return submission(seq, application);
  }

  private static NextStep step(int seq, Check check, JsonNode application) {
    JsonNode question = JsonNodeFactory.instance.objectNode().put("asks", check.name());
    return new NextStep(
        ChainStep.check(check.name(), seq), check.connector(), "find", question, application);
  }
}
