package io.mpphub.connector;

/**
 * Admits each call to an agency, counts each of its requests, and hears how the call ended. {@link
 * Admission} does so in a hub; on the command line all calls go. Implementations are safe for use
 * by many threads.
 */
@FunctionalInterface
public interface CallControl {

  /**
   * Admits one call, or throws the reason of a refusal.
   *
   * @return true when this call is a probe: {@link #answered} or {@link #refused} is to be told
   * @throws AgencyException {@code transient}, not sent
   */
  boolean enter(Connector connector, String operation);

  /**
   * Counts one request that is about to leave the hub.
   *
   * @throws AgencyException {@code transient}, not sent: the day's are used up
   */
  default void leave(Connector connector, String operation) {}

  /** Takes back the count of a request that surely has not left: there was no connection. */
  default void stay(Connector connector) {}

  /** The agency has answered a probe, and didn't refuse it. */
  default void answered(Connector connector) {}

  /**
   * The agency refuses all calls of the hub.
   *
   * @param reason for operators
   */
  default void refused(Connector connector, String reason) {}
}
