package io.mpphub.console.route;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * A route as operators see it. Figures count from the start of the hub.
 *
 * @param connector whose route it is, null when no connector's
 * @param state Camel's, such as {@code started} or {@code stopped}
 * @param done exchanges that ended well
 * @param failed exchanges that ended in a failure, answered or not
 * @param meanMillis null before the first exchange
 * @param p95Millis of the last minutes, null when there was no exchange in them
 * @param callsPerMinute of the last minute; of an operation, those that left the hub
 * @param lastCallAt when the last exchange ended, null before the first
 * @param lastError null when none failed since the start
 * @param errors the last failure of each code, newest first
 * @param failing true when the last exchange ended in trouble
 */
public record RouteView(
    String id,
    String title,
    RouteKind kind,
    String connector,
    String state,
    long inFlight,
    long done,
    long failed,
    Double meanMillis,
    Double p95Millis,
    double callsPerMinute,
    Instant lastCallAt,
    Failure lastError,
    List<Failure> errors,
    boolean failing) {

  /**
   * Failure of an exchange.
   *
   * @param trouble false for an answer without a fault, such as a resident not found
   */
  public record Failure(Instant at, String code, String cause, boolean trouble) {}

  /** True for the route on which the whole API depends. */
  @JsonIgnore
  public boolean isWholeApi() {
    return RouteKind.isWholeApi(id);
  }

  @JsonIgnore
  public boolean isStarted() {
    return state.equals("started");
  }

  @JsonIgnore
  public boolean isStopped() {
    return state.equals("stopped") || state.equals("suspended");
  }
}
