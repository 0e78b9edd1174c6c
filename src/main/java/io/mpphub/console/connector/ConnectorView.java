package io.mpphub.console.connector;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mpphub.connector.Connector.Contact;
import io.mpphub.connector.receive.LeftFiles.Left;
import io.mpphub.connector.run.Drifts.Drift;
import io.mpphub.console.route.RouteView;
import io.mpphub.folder.FileProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A connector as operators see it.
 *
 * @param title the folder's name when its file can't be read
 * @param contact person to call, null when unknown
 * @param circuit null when it doesn't run
 * @param deliveries open ones by status, without those that are zero
 * @param invalid number of its unreadable messages that wait for an operator
 * @param held true when an operator stopped the route of its deliveries
 * @param pause reason for which no calls are made now, null when calls are made
 * @param waitingSince when the oldest message on its way was accepted; null when none is, or calls
 *     are made
 * @param callsPerMinute of the last minute, all operations together
 * @param operations routes that call the agency or take its calls
 * @param faults for which its files are refused; empty when they aren't
 * @param drift operations whose answers have another shape than agreed
 * @param leftFiles files that are left where they are at the agency
 */
public record ConnectorView(
    String name,
    String title,
    String protocol,
    Contact contact,
    ConnectorHealth health,
    Circuit circuit,
    Map<String, Long> deliveries,
    long invalid,
    boolean held,
    Pause pause,
    Instant waitingSince,
    double callsPerMinute,
    List<RouteView> operations,
    List<FileProblem> faults,
    List<Drift> drift,
    List<Left> leftFiles) {

  /**
   * The circuit breaker.
   *
   * @param state such as {@code closed}
   * @param failureRate percent of the calls counted; null before there are any
   * @param calls number of the last calls that are counted
   */
  record Circuit(String state, Double failureRate, int failedCalls, int calls, int window) {

    @JsonIgnore
    public boolean isOpen() {
      return state.equals("open") || state.equals("forced-open");
    }
  }

  /**
   * Reason for which no calls are made.
   *
   * @param kind {@code held}, {@code closed} or {@code quota}
   * @param until null when unknown
   * @param by the holder: an operator or {@code hub}; null unless held
   * @param probeAt time of the next probe, which finds whether the agency accepts the hub's set-up
   *     again; null unless the hub holds it
   */
  public record Pause(
      String kind, Instant until, String by, Instant since, String reason, Instant probeAt) {}

  /** Deliveries that have this status, 0 when none. */
  long deliveries(String status) {
    return deliveries.getOrDefault(status, 0L);
  }

  /** Deliveries on their way: accepted, not delivered, not dead. */
  @JsonIgnore
  public long getWaiting() {
    return deliveries("ready") + deliveries("queued") + deliveries("delivering");
  }

  /** All deliveries that an agency hasn't got yet. */
  @JsonIgnore
  public long getOnTheirWay() {
    return getWaiting() + getRetrying();
  }

  @JsonIgnore
  public long getRetrying() {
    return deliveries("retrying");
  }

  @JsonIgnore
  public long getDead() {
    return deliveries("dead");
  }
}
