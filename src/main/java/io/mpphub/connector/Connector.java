package io.mpphub.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * One agency's system as its {@code connector.yaml} describes it. Immutable; holds references to
 * secrets ({@code {{NAME}}}), never the secrets.
 *
 * @param name the folder's name, lower-case words joined by hyphens
 * @param title what operators read
 * @param protocol the route template in {@code routes/templates} that its operations are made from
 * @param envelope mapping file that unwraps every answer before outcomes and mappings see it, or
 *     null
 * @param outcomes rules for every operation, after the operation's own
 * @param operations by name, in the file's order
 */
public record Connector(
    @JsonProperty("connector") String name,
    String title,
    Contact contact,
    String protocol,
    @Valid Endpoint endpoint,
    @Valid Limits limits,
    @Valid BreakerPolicy circuitBreaker,
    @Valid RetryPolicy retry,
    String envelope,
    @Valid List<OutcomeRule> outcomes,
    @Valid Map<String, Operation> operations) {

  /**
   * Exchange property for an operation's route: id of the delivery's message, which becomes the
   * agency's idempotency key; null for a query.
   */
  public static final String MESSAGE_ID = "hub.messageId";

  public Connector {
    limits = Objects.requireNonNullElse(limits, Limits.DEFAULT);
    circuitBreaker = Objects.requireNonNullElse(circuitBreaker, BreakerPolicy.DEFAULT);
    retry = Objects.requireNonNullElse(retry, RetryPolicy.DEFAULT);
    outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
    operations = operations == null ? Map.of() : operations;
  }

  /** True when something of the hub may have to be delivered to this agency. */
  public boolean takesDeliveries() {
    return operations.values().stream().anyMatch(o -> o.kind() == Operation.Kind.COMMAND);
  }

  /** Whom to call at the agency. */
  public record Contact(String name, String email) {}

  /**
   * Where the system is and how to talk to it.
   *
   * @param url base of every path, a {@code {{NAME}}} or a literal
   * @param timeout the longest silence while waiting for an answer
   * @param maxResponseSize such as {@code 256KiB}; a longer answer is unreadable
   * @param auth null when the agency wants none
   */
  public record Endpoint(
      String url,
      @DurationMin(millis = 100) @DurationMax(seconds = 30) Duration connectTimeout,
      @DurationMin(millis = 100) @DurationMax(minutes = 5) Duration timeout,
      ByteSize maxResponseSize,
      @Valid Auth auth) {

    public Endpoint {
      connectTimeout = Objects.requireNonNullElse(connectTimeout, Duration.ofSeconds(2));
      timeout = Objects.requireNonNullElse(timeout, Duration.ofSeconds(10));
      maxResponseSize = Objects.requireNonNullElse(maxResponseSize, ByteSize.MEBIBYTE);
    }
  }

  /**
   * How hard the hub may press the agency.
   *
   * @param concurrency deliveries under way at the same time
   */
  public record Limits(@Min(1) @Max(64) int concurrency) {
    static final Limits DEFAULT = new Limits(4);
  }

  /**
   * When to stop calling an agency that fails.
   *
   * @param failureRate percent of the last {@code window} calls
   * @param waitOpen how long no call is made before a probe
   */
  public record BreakerPolicy(
      @Min(1) @Max(100) int failureRate,
      @Min(2) @Max(1000) int window,
      @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration waitOpen) {
    static final BreakerPolicy DEFAULT = new BreakerPolicy(50, 20, Duration.ofSeconds(30));
  }

  /**
   * Maps an answer to an outcome; the first rule that matches decides.
   *
   * @param when JSLT condition on the (unwrapped) answer, with {@code $status}; null matches any
   * @param status HTTP status, null matches any
   * @param retryAfter a duration or {@code next-day}, null when unknown
   * @param reason what the front end is told, null for a general text
   */
  public record OutcomeRule(
      String when, Integer status, Outcome as, String retryAfter, String reason) {}

  /**
   * One thing the agency's system can do, or do to the hub.
   *
   * @param request null for {@code inbound}
   * @param receive null but for {@code inbound}
   * @param mapping wire to canonical, for {@code inbound}
   * @param emits the canonical event that an inbound message becomes
   */
  public record Operation(
      String title,
      Kind kind,
      Request request,
      Response response,
      @Valid List<OutcomeRule> outcomes,
      Receive receive,
      String mapping,
      String emits) {

    public Operation {
      outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
    }

    /** What an operation is to the hub. */
    public enum Kind {
      /** Asks; changes nothing. */
      QUERY,
      /** Changes something at the agency: goes through guaranteed delivery. */
      COMMAND,
      /** The agency calls the hub. */
      INBOUND
    }
  }

  /**
   * How a canonical request becomes an HTTP request.
   *
   * @param path below the endpoint's URL; {@code {name}} stands for a path parameter
   * @param pathParameters JSLT expression on the canonical request, by name
   * @param query JSLT expression on the canonical request, by query parameter
   * @param mapping JSLT file that makes the body, null for none
   * @param idempotencyHeader header that carries the message id of a delivery, null for none
   */
  public record Request(
      String method,
      String path,
      Map<String, String> pathParameters,
      Map<String, String> query,
      String mapping,
      String idempotencyHeader) {

    public Request {
      pathParameters = pathParameters == null ? Map.of() : pathParameters;
      query = query == null ? Map.of() : query;
    }
  }

  /** How an answer that is ok becomes canonical: a JSLT file. */
  public record Response(String mapping) {}

  /**
   * Where and how the agency calls.
   *
   * @param path below {@code /agency/<connector>}
   * @param answers the body to send, by what became of the message
   */
  public record Receive(
      String method, String path, Auth.ApiKey auth, Map<String, Answer> answers) {}

  /** An answer to an agency's call. */
  public record Answer(int status, com.fasterxml.jackson.databind.JsonNode body) {}
}
