package io.mpphub.connector.admit;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;

/**
 * The connector's circuit breaker around some steps of a route. While it is open, they fail with
 * {@code CallNotPermittedException} and none is done.
 */
public record CallBreaker(CircuitBreaker circuit) implements Policy {

  @Override
  public void beforeWrap(Route route, NamedNode definition) {
    // Nothing in the definition depends on it.
  }

  @Override
  public Processor wrap(Route route, Processor steps) {
    return exchange -> circuit.executeCallable(() -> call(steps, exchange));
  }

  private static Exchange call(Processor steps, Exchange exchange) throws Exception {
    steps.process(exchange);
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
    return exchange;
  }
}
