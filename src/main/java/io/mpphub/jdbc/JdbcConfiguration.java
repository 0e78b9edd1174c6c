package io.mpphub.jdbc;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionExecutionListener;

/** The clock of the store and of all that store. */
@Configuration(proxyBeanMethods = false)
class JdbcConfiguration {

  /** In milliseconds: times look the same before and after they were in the database. */
  @Bean
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Bean
  @ConditionalOnExpression("'${spring.datasource.url:}'.startsWith('jdbc:h2:')")
  TransactionExecutionListener durableCommit(JdbcTemplate jdbc) {
    return new DurableCommit(jdbc);
  }
}
