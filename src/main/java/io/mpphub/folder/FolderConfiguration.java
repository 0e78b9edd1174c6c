package io.mpphub.folder;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckResultStrategy;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.health.application.ReadinessStateHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FolderConfiguration {

  /** Results as they are. Without one, Camel throws an exception for each check of each look. */
  @Bean
  HealthCheckResultStrategy healthCheckResults() {
    return (check, options, result) -> {};
  }

  @Bean
  RouteFiles routeFiles(CamelContext camel, ApplicationEventPublisher events) {
    return new RouteFiles(camel, events);
  }

  @Bean
  RefusedFiles refusedFiles(Clock clock, MeterRegistry meters) {
    RefusedFiles refused = new RefusedFiles(clock);
    Gauge.builder("hub.files.refused", refused, files -> files.all().size())
        .description("Files of routes/ that are refused now")
        .register(meters);
    return refused;
  }

  @Bean
  RouteFolder routeFolder(List<FileKind> kinds, RefusedFiles refused) {
    return new RouteFolder(kinds, refused, CoreFiles.REQUIRED);
  }

  @Bean
  CoreFiles coreFiles(RouteFolder folder, ApplicationContext context) {
    return new CoreFiles(folder, context);
  }

  @Bean
  RouteFolderWatch routeFolderWatch(
      @Value("${hub.home}") String home, RouteFolder folder, CoreFiles core) {
    return new RouteFolderWatch(Path.of(home, "routes"), folder, core, Duration.ofMillis(200));
  }

  /** Spring Boot's own, with the reason. */
  @Bean
  ReadinessStateHealthIndicator readinessStateHealthIndicator(
      ApplicationAvailability availability, CoreFiles core) {
    return new ReadinessStateHealthIndicator(availability) {
      @Override
      protected void doHealthCheck(Health.Builder health) throws Exception {
        super.doHealthCheck(health);
        if (!core.missing().isEmpty()) {
          health.withDetail("missing", core.missing());
        }
      }
    };
  }
}
