package io.mpphub.delivery.queue;

import io.mpphub.connector.RetryPolicy;

/**
 * A recipient of messages that is not an agency.
 *
 * @param name stands in its messages in place of a connector, and names its queue
 * @param route sends it a message; takes the message's body, throws an AgencyException for a
 *     failure
 * @param concurrency number of concurrent messages, on each hub
 */
public record Recipient(String name, String route, int concurrency, RetryPolicy retry) {

  /** Exchange property for its route: its name. */
  public static final String NAME = "hub.recipient";
}
