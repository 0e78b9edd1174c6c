package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.camel.builder.RouteBuilder;

/** Routes that stand in for an agency's operation and for checks; answers as told, then "yes". */
final class StubAgency extends RouteBuilder {

  private final Queue<Supplier<JsonNode>> answers = new ConcurrentLinkedQueue<>();
  private final Queue<Supplier<JsonNode>> checkAnswers = new ConcurrentLinkedQueue<>();
  final List<String> received = new CopyOnWriteArrayList<>();
  final List<JsonNode> bodies = new CopyOnWriteArrayList<>();

  /** What the next request gets. */
  void answers(Supplier<JsonNode> next) {
    answers.add(next);
  }

  /** The next requests fail. */
  void fails(int times, RuntimeException failure) {
    for (int i = 0; i < times; i++) {
      answers.add(failing(failure));
    }
  }

  void checks(Supplier<JsonNode> next) {
    checkAnswers.add(next);
  }

  static Supplier<JsonNode> failing(RuntimeException failure) {
    return () -> {
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
              bodies.add(exchange.getMessage().getBody(JsonNode.class));
              Supplier<JsonNode> answer = answers.poll();
              exchange.getMessage().setBody(answer == null ? reference("P-1") : answer.get());
              exchange.getMessage().setHeader("Server", "agency");
            });
    from("direct:check.practice")
        .process(
            exchange -> {
              Supplier<JsonNode> answer = checkAnswers.poll();
              if (answer != null) {
                exchange.getMessage().setBody(answer.get());
              }
            });
  }
}
