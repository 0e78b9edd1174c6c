package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.store.ChainStep;
import java.util.List;

/**
 * Two checks at two agencies, then the submission. What an agency answers becomes part of the
 * application; {@code refuse} ends it.
 */
final class StubChain implements Chains, Chain {

  private static final List<String> CHECKS = List.of("registry", "workers");

  @Override
  public Chain of(String service) {
    return this;
  }

  @Override
  public boolean ask(String connector) {
    return CHECKS.contains(connector);
  }

  @Override
  public NextStep first(JsonNode application) {
    return step(0, application);
  }

  @Override
  public NextStep after(String check, JsonNode draft, JsonNode answer) {
    if (answer.has("refuse")) {
      throw ProblemException.of(ProblemCode.INVALID, answer.get("refuse").textValue());
    }
    ObjectNode application = draft.deepCopy();
    application.setAll((ObjectNode) answer);
    return step(CHECKS.indexOf(check) + 1, application);
  }

  private static NextStep step(int number, JsonNode application) {
    if (number == CHECKS.size()) {
      return NextStep.submit(number, "licensing", "submit", application);
    }
    String check = CHECKS.get(number);
    JsonNode question = JsonNodeFactory.instance.objectNode().put("asks", check);
    return new NextStep(ChainStep.check(check, number), check, "find", question, application);
  }
}
