package io.mpphub.adapter;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.connector.ConnectorLoader;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Secrets;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AdapterConfiguration {

  @Bean
  CircuitBreakerRegistry circuitBreakerRegistry() {
    return CircuitBreakerRegistry.ofDefaults();
  }

  @Bean
  AgencyDoor agencyDoor(ConnectorRegistry registry) {
    return new AgencyDoor(registry);
  }

  @Bean
  Samples samples() {
    return new Samples();
  }

  @Bean
  Connectors connectors(
      ConnectorLoader loader,
      Samples samples,
      CamelContext camel,
      ProducerTemplate template,
      CircuitBreakerRegistry breakers,
      Secrets secrets,
      Clock clock,
      ConnectorRegistry registry,
      ApplicationEventPublisher events) {
    Adapters adapters = new Adapters(camel, template, new Breakers(breakers), secrets, clock);
    return new Connectors(loader, samples, adapters, new Switchboard(camel), registry, events);
  }

  @Bean
  ConnectorStart connectorStart(@Value("${hub.home}") String home, Connectors connectors) {
    return new ConnectorStart(Path.of(home, "connectors"), connectors);
  }
}
