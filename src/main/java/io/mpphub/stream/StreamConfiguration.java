package io.mpphub.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.application.Histories;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The streams' parts, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamProperties.class)
class StreamConfiguration {

  @Bean
  EventStreams eventStreams(
      Histories histories,
      ObjectMapper json,
      StreamProperties properties,
      MeterRegistry meters,
      Clock clock) {
    return new EventStreams(histories, new EventText(json), properties, meters, clock);
  }

  @Bean
  StreamSchedule streamSchedule(EventStreams streams, StreamProperties properties) {
    return new StreamSchedule(streams, properties);
  }
}
