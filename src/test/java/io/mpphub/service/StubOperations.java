package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The operations of connectors, without connectors: each answers as it was told last. */
final class StubOperations extends RouteBuilder {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> OPERATIONS =
      List.of(
          "oss.find-business",
          "oss.send-licence-status",
          "mall-counters.list-slots",
          "mall-counters.book-slot",
          "mall-counters.cancel-booking",
          "regional-tax.tax-clearance",
          "complaints.submit-complaint");

  /** The canonical requests, oldest first, since the last {@link #answer} of any. */
  final List<JsonNode> asked = new CopyOnWriteArrayList<>();

  private final Map<String, UnaryOperator<JsonNode>> answers = new ConcurrentHashMap<>();

  void answer(String operation, String json) {
    answer(operation, request -> tree(json));
  }

  void answer(String operation, UnaryOperator<JsonNode> answer) {
    asked.clear();
    answers.put(operation, answer);
  }

  void fail(String operation, Outcome outcome, String reason) {
    answer(
        operation,
        request -> {
          throw failure(operation, outcome, reason);
        });
  }

  /** The first request fails, those after it are answered. */
  void failOnce(String operation, Outcome outcome, String reason, String json) {
    AtomicBoolean failed = new AtomicBoolean();
    answer(
        operation,
        request -> {
          if (failed.compareAndSet(false, true)) {
            throw failure(operation, outcome, reason);
          }
          return tree(json);
        });
  }

  private static AgencyException failure(String operation, Outcome outcome, String reason) {
    String connector = operation.substring(0, operation.indexOf('.'));
    return new AgencyException(connector, operation, outcome, null, null, reason);
  }

  @Override
  public void configure() {
    errorHandler(noErrorHandler());
    for (String operation : OPERATIONS) {
      from("direct:" + operation).process(exchange -> answer(exchange, operation));
    }
  }

  private void answer(Exchange exchange, String operation) {
    JsonNode request = exchange.getMessage().getBody(JsonNode.class);
    asked.add(request);
    exchange.getMessage().setHeader("Server", "an agency");
    exchange.getMessage().setBody(answers.get(operation).apply(request), JsonNode.class);
  }

  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
