package io.mpphub.webhook;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.delivery.queue.Recipient;
import io.mpphub.delivery.queue.Recipients;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps this hub delivering to the webhooks that are enabled, wherever they were made. Each has a
 * queue, consumers and a circuit breaker of its own: one that is down or hangs delays no other.
 */
class Receivers {

  private static final String ROUTE = "direct:webhooks.send";
  private static final int WINDOW = 5;
  private static final int FAILURE_RATE = 80;

  private final WebhookStore webhooks;
  private final Recipients recipients;
  private final CircuitBreakerRegistry breakers;
  private final WebhookProperties properties;
  private final CircuitBreakerConfig config;
  private final Set<String> known = new HashSet<>();

  Receivers(
      WebhookStore webhooks,
      Recipients recipients,
      CircuitBreakerRegistry breakers,
      WebhookProperties properties) {
    this.webhooks = webhooks;
    this.recipients = recipients;
    this.breakers = breakers;
    this.properties = properties;
    this.config =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(WINDOW)
            .minimumNumberOfCalls(WINDOW)
            .failureRateThreshold(FAILURE_RATE)
            .waitIntervalFunctionInOpenState(
                IntervalFunction.ofExponentialRandomBackoff(
                    properties.pause(), 2, 0.2, properties.longestPause()))
            .permittedNumberOfCallsInHalfOpenState(1)
            .automaticTransitionFromOpenToHalfOpenEnabled(true)
            .writableStackTraceEnabled(false)
            .build();
  }

  /** Starts and stops what has to be. */
  synchronized void refresh() throws Exception {
    Set<String> wanted = new HashSet<>();
    RetryPolicy retry = properties.retry().policy();
    for (Webhook webhook : webhooks.enabled()) {
      String name = webhook.recipient();
      wanted.add(name);
      if (!known.contains(name)) {
        recipients.start(new Recipient(name, ROUTE, properties.concurrency(), retry));
        known.add(name);
      }
    }
    for (String gone : Set.copyOf(known)) {
      if (!wanted.contains(gone)) {
        known.remove(gone);
        recipients.stop(gone);
        breakers.remove(gone);
      }
    }
  }

  CircuitBreaker breaker(String recipient) {
    return breakers.circuitBreaker(recipient, config);
  }
}
