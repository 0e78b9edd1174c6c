package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.access.AccessLog;
import io.mpphub.access.Reader;
import io.mpphub.connector.Admission;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorLoader;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.SecretFolder;
import io.mpphub.connector.Secrets;
import io.mpphub.security.AgencyProof;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
    RequestReply.Entry entry = entry(admission, accesses);
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
            entry,
            wire -> wire),
        new Changeover(new Switchboard(camel, entry), registry, events),
        registry,
        versions,
        new VersionFigures(meters));
  }

  private static RequestReply.Entry entry(Admission admission, AccessLog accesses) {
    return new RequestReply.Entry() {
      @Override
      public boolean enter(Connector connector, String operation) {
        return admission.enter(connector, operation);
      }

      @Override
      public void answered(Connector connector) {
        admission.answered(connector);
      }

      @Override
      public void refused(Connector connector, String reason) {
        admission.refused(connector, reason);
      }

      @Override
      public void leave(Connector connector, String operation) {
        admission.leave(connector, operation);
      }

      @Override
      public void ask(Connector connector, Reader reader, JsonNode request, List<String> elements) {
        accesses.asking(reader, request, connector.name(), elements);
      }

      @Override
      public void stay(Connector connector) {
        admission.stay(connector);
      }
    };
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
