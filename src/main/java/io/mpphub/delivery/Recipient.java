package io.mpphub.delivery;

import io.mpphub.connector.RetryPolicy;

/**
 * Somebody beside the agencies who gets messages.
 *
 * @param name what its messages have in place of a connector, and its queue is named by
 * @param route what sends it one; takes the message's body, throws an AgencyException for a failure
 * @param concurrency how many at the same time, on each hub
 */
public record Recipient(String name, String route, int concurrency, RetryPolicy retry) {

  /** Exchange property for its route: its name. */
  public static final String NAME = "hub.recipient";
}
