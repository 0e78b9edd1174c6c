package io.mpphub.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.contract.ApiOperation;
import io.mpphub.contract.RawRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How the statuses that mean the same everywhere are made, whatever the operation. */
final class Rules {

  /** Those that come before anything is done. */
  static final List<String> REFUSALS = List.of("400", "401", "403", "406", "413", "415", "422");

  /** Those that take an operation that works. */
  static final List<String> REPEATS = List.of("304", "404", "409", "429");

  private static final String UNKNOWN = "0198c1f2-7c3a-7b60-9a41-5a0d6c1f2e3b";

  private static final Set<String> NOT_CHECKED =
      Set.of("traceparent", "X-Correlation-Id", "Accept-Language", "If-None-Match");

  private final Calls calls;
  private final Ledger ledger;

  Rules(Calls calls, Ledger ledger) {
    this.calls = calls;
    this.ledger = ledger;
  }

  /** Sends what should be answered with the status; nothing when no rule can tell. */
  void drive(ApiOperation operation, String status) {
    RawRequest usual = calls.usual(operation);
    switch (status) {
      case "304" -> repeatWithTag(operation, usual);
      case "400" -> ledger.send(operation, unreadable(operation, usual));
      case "401" -> ledger.send(operation, usual.without("X-Api-Key"));
      case "403" ->
          ledger.send(operation, usual.replacing("X-Api-Key", Clients.without(operation.scope())));
      case "404" -> askForWhatIsNotThere(operation);
      case "406" -> ledger.send(operation, usual.with("Accept", unacceptable(operation)));
      case "409" -> reuseAKey(operation, usual);
      case "413" -> ledger.send(operation, usual.with("Content-Length", "1000000000"));
      case "415" -> ledger.send(operation, usual.replacing("Content-Type", "text/x-nothing"));
      case "422" -> breakARule(operation);
      case "429" -> askTooMuch(operation, usual.replacing("X-Api-Key", Clients.LIMITED));
      default -> throw new IllegalArgumentException(status);
    }
  }

  private static String unacceptable(ApiOperation operation) {
    return operation.answers().contains("*/*") ? "no media type" : "application/xml";
  }

  private void askForWhatIsNotThere(ApiOperation operation) {
    operation.parameters().stream()
        .filter(p -> p.in().equals("path"))
        .filter(p -> "uuid".equals(p.schema().path("format").textValue()))
        .map(p -> JsonNodeFactory.instance.objectNode().put(p.name(), UNKNOWN))
        .forEach(unknown -> ledger.send(operation, calls.request(operation, unknown)));
  }

  private static RawRequest unreadable(ApiOperation operation, RawRequest usual) {
    return operation.takesJson()
        ? usual.withBody("{".getBytes(UTF_8))
        : usual.with("Not a header", "as HTTP has them");
  }

  /** Until what is asked for stays as it is. */
  private void repeatWithTag(ApiOperation operation, RawRequest usual) {
    await(operation + " stays as it is")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              String tag = String.valueOf(ledger.send(operation, usual).header("ETag"));
              return ledger.send(operation, usual.with("If-None-Match", tag)).status() == 304;
            });
  }

  /** One that another operation has had. */
  private void reuseAKey(ApiOperation operation, RawRequest usual) {
    if (hasKey(operation)) {
      String key = UUID.randomUUID().toString();
      operation.document().operations().stream()
          .filter(other -> hasKey(other) && !other.id().equals(operation.id()))
          .findFirst()
          .ifPresent(other -> ledger.send(other, calls.usual(other).with("Idempotency-Key", key)));
      ledger.send(operation, usual.with("Idempotency-Key", key));
    }
  }

  private static boolean hasKey(ApiOperation operation) {
    return operation.takesJson() && operation.parameter("Idempotency-Key").isPresent();
  }

  /** The first parameter that has a rule, or else the body, gets a value that breaks it. */
  private void breakARule(ApiOperation operation) {
    ObjectNode broken = JsonNodeFactory.instance.objectNode();
    operation.parameters().stream()
        .filter(p -> hasARule(p.schema()) && !NOT_CHECKED.contains(p.name()))
        .findFirst()
        .ifPresentOrElse(
            p -> broken.put(p.name(), p.in().equals("header") ? "\t\u00e9" : "!"),
            () -> broken.putObject(Calls.BODY));
    ledger.send(operation, calls.request(operation, broken));
  }

  private static boolean hasARule(JsonNode schema) {
    return schema.has("pattern")
        || schema.has("format")
        || schema.has("enum")
        || schema.path("type").asText().equals("integer");
  }

  private void askTooMuch(ApiOperation operation, RawRequest request) {
    for (int i = 0; i < 3; i++) {
      if (ledger.send(operation, request).status() == 429) {
        return;
      }
    }
  }
}
