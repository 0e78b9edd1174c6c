package io.mpphub.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.JsltException;
import io.mpphub.connector.Connector.Operation;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One REST operation's Message Translator: canonical request to HTTP request, answer to canonical
 * response or {@link AgencyException}. Does no I/O. Safe for use by many threads.
 */
final class RestTranslation {

  private static final ObjectReader JSON =
      ConnectorJson.MAPPER
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String connector;
  private final String operation;
  private final Connector.Request request;
  private final MessageTranslator body;
  private final Map<String, MessageTranslator> pathParameters;
  private final Map<String, MessageTranslator> query;
  private final MessageTranslator envelope;
  private final MessageTranslator response;
  private final OutcomeRules outcomes;
  private final Clock clock;

  /**
   * @param mappings the folder of the connector's mapping files
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  RestTranslation(Connector connector, String operation, Path mappings, Clock clock)
      throws InvalidMappingException {
    Operation settings = connector.operations().get(operation);
    this.connector = connector.name();
    this.operation = operation;
    this.clock = clock;
    this.request = settings.request();
    this.body = file(mappings, request.mapping());
    this.pathParameters = expressions(request.pathParameters());
    this.query = expressions(request.query());
    this.envelope = file(mappings, connector.envelope());
    this.response = file(mappings, settings.response().mapping());
    this.outcomes =
        new OutcomeRules(
            Stream.concat(settings.outcomes().stream(), connector.outcomes().stream()).toList(),
            clock);
  }

  private static MessageTranslator file(Path mappings, String name) throws InvalidMappingException {
    return name == null ? null : MessageTranslator.ofFile(mappings.resolve(name));
  }

  private static Map<String, MessageTranslator> expressions(Map<String, String> texts)
      throws InvalidMappingException {
    Map<String, MessageTranslator> compiled = new LinkedHashMap<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      compiled.put(text.getKey(), MessageTranslator.ofExpression(text.getValue()));
    }
    return compiled;
  }

  /**
   * @param messageId goes out as the agency's idempotency key, null when this is no delivery
   */
  WireRequest request(JsonNode canonical, String messageId) {
    WireRequest wire =
        new WireRequest(request.path(), body == null ? null : body.translate(canonical));
    pathParameters.forEach((name, e) -> wire.pathParameter(name, e.translate(canonical).asText()));
    query.forEach(
        (name, expression) -> {
          JsonNode value = expression.translate(canonical);
          if (!value.isNull()) {
            wire.query().put(name, value.asText());
          }
        });
    if (request.idempotencyHeader() != null && messageId != null) {
      wire.headers().put(request.idempotencyHeader(), messageId);
    }
    return wire;
  }

  /** The answer without its envelope, null when it can't be read. */
  JsonNode unwrap(byte[] answer) {
    try {
      JsonNode wire = answer.length == 0 ? null : JSON.readTree(answer);
      return wire == null || envelope == null ? wire : envelope.translate(wire);
    } catch (JsonProcessingException | JsltException e) {
      return null;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /**
   * @param unwrapped null when the answer couldn't be read
   * @param canonical the request; the mapping reads it as {@code $request}, and the day at the
   *     agency as {@code $today}
   * @throws AgencyException when the answer is anything but ok
   */
  JsonNode response(int status, JsonNode unwrapped, JsonNode canonical) {
    OutcomeRules.Verdict verdict;
    try {
      verdict = outcomes.judge(status, unwrapped);
      if (verdict.outcome() == Outcome.OK && unwrapped != null) {
        return response.translate(Map.of("request", canonical, "today", today()), unwrapped);
      }
    } catch (JsltException e) {
      verdict = new OutcomeRules.Verdict(Outcome.OK, null, null);
    }
    throw verdict.outcome() == Outcome.OK
        ? unreadable(status)
        : failure(verdict.outcome(), status, verdict.retryAfter(), verdict.reason());
  }

  private JsonNode today() {
    return TextNode.valueOf(
        LocalDate.ofInstant(clock.instant(), OutcomeRules.AGENCY_ZONE).toString());
  }

  /** An answer that is not what was agreed. */
  AgencyException unreadable(Integer status) {
    return failure(Outcome.UNREADABLE, status, null, null);
  }

  private AgencyException failure(
      Outcome outcome, Integer status, Duration retryAfter, String reason) {
    return new AgencyException(
        connector,
        operation,
        outcome,
        status,
        retryAfter,
        reason == null ? general(outcome) : reason);
  }

  private static String general(Outcome outcome) {
    return switch (outcome) {
      case OK -> "Done.";
      case NOT_FOUND -> "The agency has no such record.";
      case INACTIVE -> "The agency's record is closed.";
      case REJECTED -> "The agency refused the request.";
      case TRANSIENT -> "The agency is not available.";
      case MISCONFIGURED -> "The agency refuses the hub's set-up.";
      case UNREADABLE -> "The agency's answer can't be understood.";
    };
  }
}
