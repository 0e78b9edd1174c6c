package io.mpphub.connector;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import jakarta.validation.Validator;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

  @Bean
  CircuitBreakerRegistry circuitBreakerRegistry() {
    return CircuitBreakerRegistry.ofDefaults();
  }

  @Bean
  ConnectorLoader connectorLoader(
      @Value("${hub.home}") String home, Secrets secrets, Validator validator) {
    return new ConnectorLoader(
        new ConnectorSchema(Path.of(home, "connectors/connector.schema.json")),
        new ConnectorFiles(secrets),
        validator);
  }

  @Bean
  Connectors connectors(
      @Value("${hub.home}") String home,
      ConnectorLoader loader,
      CamelContext camel,
      ProducerTemplate template,
      CircuitBreakerRegistry breakers,
      Secrets secrets,
      Clock clock,
      ConnectorRegistry registry,
      ApplicationEventPublisher events) {
    ConnectorRoutes routes = new ConnectorRoutes(camel, template, breakers, secrets, clock);
    return new Connectors(Path.of(home, "connectors"), loader, routes, registry, events);
  }
}
