package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.apache.camel.builder.RouteBuilder;

/**
 * Routes that stand in for an agency's operation and for the checks of a service. They answer as
 * told, and else: yes.
 */
final class StubAgency extends RouteBuilder {

  /** The message ids that came with the requests. */
  final List<String> received = new CopyOnWriteArrayList<>();

  /** What came to be taken back. */
  final List<JsonNode> withdrawn = new CopyOnWriteArrayList<>();

  private final Queue<UnaryOperator<JsonNode>> withdrawals = new ConcurrentLinkedQueue<>();
  private final Queue<UnaryOperator<JsonNode>> answers = new ConcurrentLinkedQueue<>();
  private final Queue<UnaryOperator<JsonNode>> confirmations = new ConcurrentLinkedQueue<>();
  private final Queue<UnaryOperator<JsonNode>> checkAnswers = new ConcurrentLinkedQueue<>();

  /** What the next question gets whether it was done. */
  void confirms(UnaryOperator<JsonNode> next) {
    confirmations.add(next);
  }

  /** What the next withdrawal gets. */
  void withdraws(UnaryOperator<JsonNode> next) {
    withdrawals.add(next);
  }

  /** What the next request gets. */
  void answers(UnaryOperator<JsonNode> next) {
    answers.add(next);
  }

  /** The next requests fail. */
  void fails(int times, RuntimeException failure) {
    for (int i = 0; i < times; i++) {
      answers.add(failing(failure));
    }
  }

  /** What the next checks make of the request. */
  void checks(UnaryOperator<JsonNode> next) {
    checkAnswers.add(next);
  }

  static UnaryOperator<JsonNode> failing(RuntimeException failure) {
    return request -> {
      throw failure;
    };
  }

  static JsonNode reference(String reference) {
    return new ObjectMapper().createObjectNode().put("agencyReference", reference);
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    from("direct:licensing.submit")
        .process(
            exchange -> {
              received.add(exchange.getProperty("hub.messageId", String.class));
              JsonNode request = exchange.getMessage().getBody(JsonNode.class);
              UnaryOperator<JsonNode> answer = answers.poll();
              exchange
                  .getMessage()
                  .setBody(answer == null ? reference("P-1") : answer.apply(request));
              exchange.getMessage().setHeader("Server", "agency");
            });
    from("direct:licensing.withdraw")
        .process(
            exchange -> {
              JsonNode request = exchange.getMessage().getBody(JsonNode.class);
              withdrawn.add(request);
              UnaryOperator<JsonNode> answer = withdrawals.poll();
              exchange.getMessage().setBody(answer == null ? request : answer.apply(request));
            });
    from("direct:licensing.status")
        .process(
            exchange ->
                exchange
                    .getMessage()
                    .setBody(
                        confirmations
                            .remove()
                            .apply(exchange.getMessage().getBody(JsonNode.class))));
    from("direct:check.practice")
        .process(
            exchange -> {
              UnaryOperator<JsonNode> answer = checkAnswers.poll();
              if (answer != null) {
                exchange
                    .getMessage()
                    .setBody(answer.apply(exchange.getMessage().getBody(JsonNode.class)));
              }
            });
  }
}
