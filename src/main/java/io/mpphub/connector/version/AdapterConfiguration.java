package io.mpphub.connector.version;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.access.AccessLog;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.SecretFolder;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.admit.Admission;
import io.mpphub.connector.check.ConnectorLoader;
import io.mpphub.connector.receive.AgencyDoor;
import io.mpphub.connector.receive.HeaderProofs;
import io.mpphub.connector.receive.LeftFiles;
import io.mpphub.connector.run.Breakers;
import io.mpphub.connector.run.Drifts;
import io.mpphub.connector.sample.Samples;
import io.mpphub.security.agency.AgencyProof;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

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
  AgencyProof agencyProof(AgencyDoor door, Secrets secrets) {
    return new HeaderProofs(door, secrets);
  }

  /** Files that some version of some connector has in its hands. */
  @Bean
  IdempotentRepository filesUnderWay() {
    return MemoryIdempotentRepository.memoryIdempotentRepository();
  }

  @Bean
  Samples samples() {
    return new Samples();
  }

  @Bean
  ConnectorCheck connectorCheck(ConnectorLoader loader, Samples samples) {
    return new ConnectorCheck(loader, samples);
  }

  @Bean
  ConnectorVersions connectorVersions(JdbcClient jdbc, Clock clock) {
    return new ConnectorVersions(jdbc, clock);
  }

  @Bean
  LeftFiles leftFiles(Clock clock) {
    return new LeftFiles(clock);
  }

  @Bean
  Drifts drifts(MeterRegistry meters, Clock clock) {
    return new Drifts(meters, clock);
  }

  @Bean
  Connectors connectors(
      ConnectorCheck check,
      CamelContext camel,
      ProducerTemplate template,
      CircuitBreakerRegistry breakers,
      Secrets secrets,
      Clock clock,
      ConnectorRegistry registry,
      ConnectorVersions versions,
      Drifts drifts,
      LeftFiles left,
      Admission admission,
      AccessLog accesses,
      MeterRegistry meters,
      ApplicationEventPublisher events) {
    return new Connectors(
        secrets,
        check,
        new Adapters(
            camel,
            template,
            new Breakers(breakers),
            secrets,
            clock,
            drifts,
            left,
            admission,
            accesses::asking,
            wire -> wire),
        new Changeover(new Switchboard(camel, admission), registry, events),
        registry,
        versions,
        new VersionFigures(meters));
  }

  @Bean
  Rollback rollback(
      @Value("${hub.home}") String home,
      ConnectorVersions versions,
      ConnectorCheck check,
      Connectors connectors) {
    return new Rollback(Path.of(home, "connectors"), versions, check, connectors);
  }

  @Bean
  ConnectorWatch connectorWatch(
      @Value("${hub.home}") String home,
      @Value("${HUB_SECRETS:}") String secrets,
      Connectors connectors) {
    return new ConnectorWatch(
        Path.of(home, "connectors"), SecretFolder.at(secrets), connectors, Duration.ofMillis(200));
  }
}
