package io.mpphub.storage;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.jdbc.StorableTexts;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * The watch over what the hub stores in. Gauges: {@code hub.storage.free} (bytes on the disk of the
 * data) and {@code hub.storage.open} (1 while the hub takes things in, else 0).
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageProperties.class)
class StorageConfiguration {

  @Bean
  static FitDatabase fitDatabase() {
    return new FitDatabase();
  }

  /** Brings the schema up to date, but never works on one that a newer hub has changed. */
  @Bean
  static FlywayMigrationStrategy knownSchema() {
    return new KnownSchema();
  }

  @Bean
  static BeanPostProcessor promptDataSource() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool
            ? new PromptDataSource(new StorableTexts(pool))
            : bean;
      }
    };
  }

  @Bean
  FreeSpace freeSpace(@Value("${hub.data}") Path data, StorageProperties properties) {
    return FreeSpace.of(data, properties.minFree());
  }

  @Bean
  Backlog backlog(JdbcClient jdbc, StorageProperties properties) {
    return new Backlog(jdbc, properties.maxBacklog());
  }

  @Bean
  Storage storage(DataSource database, FreeSpace disk, Backlog backlog, MeterRegistry meters)
      throws SQLException {
    Storage storage = new Storage(List.of(database.unwrap(PromptDataSource.class), disk, backlog));
    Gauge.builder("hub.storage.free", disk, FreeSpace::free)
        .baseUnit("bytes")
        .description("Free on the disk of the hub's data")
        .register(meters);
    Gauge.builder("hub.storage.open", storage, open -> open.shortage().isEmpty() ? 1 : 0)
        .description("1 while the hub takes things in")
        .register(meters);
    return storage;
  }

  @Bean
  StorageWatch storageWatch(
      Storage storage, FreeSpace disk, Backlog backlog, ObjectProvider<EmbeddedActiveMQ> broker) {
    return new StorageWatch(storage, disk, backlog, new BrokerRevival(broker.getIfAvailable()));
  }

  @Bean
  TransactionExecutionListener shortageRefusal(Storage storage) {
    return new ShortageRefusal(storage);
  }

  /** All shortages, for people: some are not this hub's alone. */
  @Bean
  HealthIndicator storageHealthIndicator(Storage storage) {
    return health(storage::shortage);
  }

  /** Part of readiness: another hub may have room. */
  @Bean
  HealthIndicator freeSpaceHealthIndicator(FreeSpace disk) {
    return health(disk);
  }

  private static HealthIndicator health(Shortage shortage) {
    return () ->
        shortage
            .found()
            .map(reason -> Health.down().withDetail("reason", reason).build())
            .orElseGet(() -> Health.up().build());
  }
}
