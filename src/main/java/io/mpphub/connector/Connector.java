package io.mpphub.connector;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * One agency's system as its {@code connector.yaml} describes it. Immutable; holds references to
 * secrets ({@code {{NAME}}}), never the secrets.
 *
 * @param name the folder's name, lower-case words joined by hyphens
 * @param operations by name, in the file's order
 */
public record Connector(
    @JsonProperty("connector") String name,
    String title,
    Limits limits,
    RetryPolicy retry,
    Map<String, Operation> operations) {

  /** True when something of the hub may have to be delivered to this agency. */
  public boolean takesDeliveries() {
    return operations.values().stream().anyMatch(o -> o.kind() == Operation.Kind.COMMAND);
  }

  /**
   * How hard the hub may press the agency.
   *
   * @param concurrency deliveries under way at the same time
   */
  public record Limits(int concurrency) {}

  /** One thing the agency's system can do, or do to the hub. */
  public record Operation(Kind kind) {

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
}
