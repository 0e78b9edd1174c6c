package io.mpphub.store;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the store, and all that stores, takes the time from. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  /** In milliseconds: times look the same before and after they were in the database. */
  @Bean
  Clock clock() {
    return Clock.tickMillis(java.time.ZoneOffset.UTC);
  }
}
