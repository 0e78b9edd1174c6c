package io.mpphub.console;

import io.mpphub.console.frame.Words;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleProperties.class)
class ConsoleConfiguration {

  /** The bean that the templates name. */
  @Bean
  Words words(ConsoleProperties properties, Clock clock) {
    return new Words(properties.zone(), clock);
  }
}
