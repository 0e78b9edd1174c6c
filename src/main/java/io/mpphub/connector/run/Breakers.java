package io.mpphub.connector.run;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Connector.BreakerPolicy;
import io.mpphub.connector.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * One circuit breaker a connector. It lasts from version to version, with its counts, unless its
 * policy or the protocol changes.
 */
public final class Breakers {

  private record Policy(BreakerPolicy policy, String protocol) {}

  private final CircuitBreakerRegistry registry;
  private final Map<String, Policy> policies = new ConcurrentHashMap<>();

  public Breakers(CircuitBreakerRegistry registry) {
    this.registry = registry;
  }

  public CircuitBreaker of(Connector connector) {
    Policy wanted = new Policy(connector.circuitBreaker(), connector.protocol());
    Policy before = policies.put(connector.name(), wanted);
    if (before != null && !before.equals(wanted)) {
      registry.remove(connector.name());
    }
    return registry.circuitBreaker(connector.name(), config(wanted));
  }

  private CircuitBreakerConfig config(Policy wanted) {
    BreakerPolicy policy = wanted.policy();
    return CircuitBreakerConfig.custom()
        .failureRateThreshold(policy.failureRate())
        .slidingWindowSize(policy.window())
        .minimumNumberOfCalls(policy.window())
        .waitDurationInOpenState(policy.waitOpen())
        .permittedNumberOfCallsInHalfOpenState(1)
        .automaticTransitionFromOpenToHalfOpenEnabled(true)
        .writableStackTraceEnabled(false)
        .ignoreException(isOfTheHub(Protocols.ALL.get(wanted.protocol())))
        .recordException(isTroubleIn(Protocols.ALL.get(wanted.protocol())))
        .build();
  }

  /**
   * Says nothing of the agency: nothing was sent, or the hub itself failed. The probe's place is
   * free again.
   */
  private static Predicate<Throwable> isOfTheHub(Protocol protocol) {
    return failure ->
        failure instanceof AgencyException answered
            ? answered.reach() == Reach.HELD_BACK
            : !(failure instanceof Exception unanswered) || protocol.reach(unanswered) == null;
  }

  /** Only what says that the agency is in trouble counts: a resident not found is no failure. */
  private static Predicate<Throwable> isTroubleIn(Protocol protocol) {
    return failure ->
        failure instanceof AgencyException answered
            ? List.of(Outcome.TRANSIENT, Outcome.UNREADABLE).contains(answered.outcome())
            : failure instanceof Exception unanswered && protocol.reach(unanswered) != null;
  }
}
