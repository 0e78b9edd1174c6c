package io.mpphub.connector;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * One agency's system as its {@code connector.yaml} describes it, with its compiled mappings.
 * Immutable; holds references to secrets ({@code {{NAME}}}), never the secrets.
 *
 * @param name the folder's name, lower-case words joined by hyphens
 * @param title what operators read
 * @param protocol the route template in {@code routes/templates} that its operations are made from
 * @param openingHours when the system takes calls, null for always
 * @param samples when the samples are taken to run
 * @param privacy what of its messages is personal
 * @param envelope mapping file that unwraps every answer before outcomes and mappings see it, or
 *     null
 * @param outcomes rules for every operation, after the operation's own
 * @param operations by name, in the file's order
 * @param reasons sentences in English, in the hub's words, by the words or codes that the agency
 *     gives as reasons of its decisions
 * @param indonesian the reasons of its outcomes and decisions in Indonesian, by the English ones
 * @param mappings its mapping files and expressions, compiled; no key of the file
 */
public record Connector(
    @JsonProperty("connector") String name,
    String title,
    Contact contact,
    String protocol,
    @Valid Endpoint endpoint,
    @Valid Limits limits,
    @Valid OpeningHours openingHours,
    @Valid BreakerPolicy circuitBreaker,
    @Valid RetryPolicy retry,
    Samples samples,
    Privacy privacy,
    String envelope,
    List<@Valid OutcomeRule> outcomes,
    Map<String, @Valid Operation> operations,
    Map<String, String> reasons,
    Map<String, String> indonesian,
    @JsonIgnore Mappings mappings) {

  /**
   * Exchange property for an operation's route: id of the delivery's message, which becomes the
   * agency's idempotency key; null for a query.
   */
  public static final String MESSAGE_ID = "hub.messageId";

  public Connector {
    limits = Objects.requireNonNullElse(limits, Limits.DEFAULT);
    circuitBreaker = Objects.requireNonNullElse(circuitBreaker, BreakerPolicy.DEFAULT);
    retry = Objects.requireNonNullElse(retry, RetryPolicy.DEFAULT);
    samples = Objects.requireNonNullElse(samples, Samples.DEFAULT);
    privacy = Objects.requireNonNullElse(privacy, Privacy.DEFAULT);
    outcomes = outcomes == null ? List.of() : List.copyOf(outcomes);
    operations = operations == null ? Map.of() : operations;
    reasons = reasons == null ? Map.of() : Map.copyOf(reasons);
    indonesian = indonesian == null ? Map.of() : Map.copyOf(indonesian);
    mappings = mappings == null ? new Mappings(null) : mappings;
  }

  /**
   * Returns the connector with this operation only.
   *
   * @throws IllegalArgumentException when it has no such operation
   */
  public Connector only(String operation) {
    if (!operations.containsKey(operation)) {
      throw new IllegalArgumentException(name + " has no operation " + operation);
    }
    return with(Map.of(operation, operations.get(operation)), mappings);
  }

  /** Returns the connector with what was compiled of its folder. */
  public Connector with(Mappings compiled) {
    return with(operations, compiled);
  }

  private Connector with(Map<String, Operation> some, Mappings compiled) {
    return new Connector(
        name,
        title,
        contact,
        protocol,
        endpoint,
        limits,
        openingHours,
        circuitBreaker,
        retry,
        samples,
        privacy,
        envelope,
        outcomes,
        some,
        reasons,
        indonesian,
        compiled);
  }

  /**
   * Returns the sentence for applicants on a reason that the agency gave.
   *
   * @param words the agency's, compared without case and blanks
   * @return null when the file has no sentence for it
   */
  public String reason(String words) {
    String plain = words.strip().replaceAll("\\s+", " ");
    return reasons.entrySet().stream()
        .filter(known -> known.getKey().strip().equalsIgnoreCase(plain))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** True when something of the hub may have to be delivered to this agency. */
  public boolean takesDeliveries() {
    return operations.values().stream().anyMatch(o -> o.kind() == Operation.Kind.COMMAND);
  }

  /** Whom to call at the agency. */
  public record Contact(String name, String email) {}

  /**
   * Limits of calls to the agency.
   *
   * @param concurrency deliveries under way at the same time
   * @param requests requests of front ends under way at the same time, of each hub
   * @param perSecond calls of all hubs, each of which takes its share, null for any number
   * @param perDay calls of all hubs together, null for any number
   */
  public record Limits(
      @Min(1) @Max(64) int concurrency,
      @Min(1) @Max(64) Integer requests,
      @Min(1) @Max(10_000) Integer perSecond,
      @Min(1) Integer perDay) {
    static final int CONCURRENCY = 4;
    static final int REQUESTS = 32;
    static final Limits DEFAULT = new Limits(CONCURRENCY, REQUESTS, null, null);

    public Limits {
      requests = requests == null ? REQUESTS : requests;
    }
  }

  /**
   * When to stop calling an agency that fails.
   *
   * @param failureRate percent of the last {@code window} calls
   * @param waitOpen time without calls before a probe
   */
  public record BreakerPolicy(
      @Min(1) @Max(100) int failureRate,
      @Min(2) @Max(1000) int window,
      @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration waitOpen) {
    static final BreakerPolicy DEFAULT = new BreakerPolicy(50, 20, Duration.ofSeconds(30));
  }

  /**
   * Settings of the connector's samples.
   *
   * @param at the moment at which the clock stands
   */
  public record Samples(Instant at) {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    static final Samples DEFAULT = new Samples(NEW_YEAR);

    public Samples {
      at = Objects.requireNonNullElse(at, NEW_YEAR);
    }
  }

  /**
   * Personal data in the connector's messages.
   *
   * @param mask members whose values are personal, with all that is below them: the usual ones and
   *     those of the file, by their name in canonical or wire messages, compared without case
   */
  public record Privacy(List<String> mask) {

    private static final List<String> USUAL =
        List.of(
            "nik",
            "name",
            "firstName",
            "lastName",
            "birthPlace",
            "birthDate",
            "familyCardNumber",
            "address",
            "email",
            "phone",
            "licenceNumber");

    static final Privacy DEFAULT = new Privacy(List.of());

    public Privacy {
      List<String> own = Objects.requireNonNullElse(mask, List.of());
      mask = Stream.concat(USUAL.stream(), own.stream()).toList();
    }
  }
}
