package io.mpphub.routes;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/** A policy that lets calls through, and counts failures, until it is open. */
final class Breaker implements Policy {

  private final CircuitBreaker circuit = CircuitBreaker.ofDefaults("registry");
  int failures;

  void open() {
    circuit.transitionToOpenState();
  }

  @Override
  public void beforeWrap(Route route, NamedNode definition) {}

  @Override
  public Processor wrap(Route route, Processor steps) {
    return exchange -> call(steps, exchange);
  }

  private void call(Processor steps, Exchange exchange) throws Exception {
    if (!circuit.tryAcquirePermission()) {
      throw CallNotPermittedException.createCallNotPermittedException(circuit);
    }
    try {
      steps.process(exchange);
    } finally {
      if (exchange.getException() != null) {
        failures++;
      }
    }
  }
}
