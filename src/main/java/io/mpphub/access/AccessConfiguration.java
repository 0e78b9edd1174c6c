package io.mpphub.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.jdbc.Ids;
import io.mpphub.retention.Retention;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of the record of readings, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class AccessConfiguration {

  private final AccessProperties properties;

  AccessConfiguration(AccessProperties properties) {
    this.properties = properties;
  }

  @Bean
  AccessLog accessLog(
      AccessJournal journal, Subjects subjects, ObjectMapper json, Ids ids, Clock clock) {
    return new AccessLog(journal, subjects, json, ids, clock);
  }

  @Bean
  AccessReport accessReport(AccessRows rows, AccessShipper shipper, Subjects subjects) {
    return new AccessReport(rows, shipper, subjects);
  }

  @Bean
  AccessJournal accessJournal() {
    return new AccessJournal(properties.folder());
  }

  @Bean
  AccessShipper accessShipper(AccessJournal journal, AccessRows rows, ObjectMapper json) {
    return new AccessShipper(journal, rows::insert, json);
  }

  @Bean
  AccessSchedule accessSchedule(AccessShipper shipper, Retention retention, Clock clock) {
    return new AccessSchedule(
        shipper, retention, properties.interval(), properties.retention(), clock);
  }

  @Bean
  Subjects subjects() {
    return properties.key() == null
        ? Subjects.withKeyIn(properties.folder().resolve("key"))
        : new Subjects(properties.key());
  }
}
