package io.mpphub.delivery.attempt;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.delivery.queue.DeliveryProperties;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** Schedule of the retries of a failed delivery, and their end. */
public final class RetrySchedule {

  private static final double JITTER = 0.2;

  private final Function<String, RetryPolicy> policies;
  private final DeliveryProperties.Retry override;
  private final DoubleSupplier random;

  /**
   * @param random 0 to 1; spreads the tries of messages that failed together
   */
  public RetrySchedule(
      Function<String, RetryPolicy> policies,
      DeliveryProperties.Retry override,
      DoubleSupplier random) {
    this.policies = policies;
    this.override = override;
    this.random = random;
  }

  /** By what each connector says. */
  public static RetrySchedule toAgencies(
      ConnectorRegistry connectors, DeliveryProperties.Retry override, DoubleSupplier random) {
    return new RetrySchedule(
        name -> connectors.find(name).map(Connector::retry).orElse(RetryPolicy.DEFAULT),
        override,
        random);
  }

  boolean isUsedUp(String connector, int tries) {
    return tries >= policy(connector).attempts();
  }

  /**
   * The longer of the policy's pause and the one asked for, which is a minimum (RFC 9110, 10.2.3).
   *
   * @param tries number of failed ones, at least 1
   * @param retryAfter what the recipient asked for, null when nothing
   */
  Duration pause(String connector, int tries, Duration retryAfter) {
    Duration own =
        spread(
            policy(connector).pauseAfter(Math.max(1, tries)),
            1 - JITTER + 2 * JITTER * random.getAsDouble());
    if (retryAfter == null) {
      return own;
    }
    Duration asked = held(retryAfter);
    return own.compareTo(asked) > 0 ? own : asked;
  }

  /** The pause of a delivery that the hub itself puts off; jitter only lengthens it. */
  Duration held(Duration pause) {
    return spread(pause, 1 + JITTER * random.getAsDouble());
  }

  private RetryPolicy policy(String connector) {
    return override.over(policies.apply(connector));
  }

  private static Duration spread(Duration pause, double factor) {
    return Duration.ofMillis((long) (pause.toMillis() * factor));
  }
}
