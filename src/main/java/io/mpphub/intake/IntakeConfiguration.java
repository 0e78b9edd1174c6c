package io.mpphub.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.invalid.InvalidBox;
import io.mpphub.invalid.InvalidRows;
import io.mpphub.jdbc.DurableCommit;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The intake's parts, put together. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

  @Bean
  InvalidMessages invalidMessages(InvalidRows rows, ConnectionFactory broker, Clock clock) {
    JmsTemplate jms = new JmsTemplate(broker);
    jms.setReceiveTimeout(JmsTemplate.RECEIVE_TIMEOUT_NO_WAIT);
    return new InvalidMessages(rows, jms, clock);
  }

  @Bean
  InvalidChannel invalidChannel(InvalidBox box, InvalidMessages messages, Clock clock) {
    return new InvalidChannel(box, messages, clock);
  }

  /** The bean that routes/templates/sftp.camel.yaml names. */
  @Bean
  FileIntake fileIntake(
      InboundFiles files,
      InvalidMessages invalid,
      ProducerTemplate routes,
      PlatformTransactionManager transactions,
      MeterRegistry meters,
      Clock clock) {
    EventRoute events = new EventRoute(routes);
    return new FileIntake(
        files, new RowBatches(files, events, invalid, own(transactions), meters), clock);
  }

  /** The bean that routes/templates/jms.camel.yaml and rest.camel.yaml name. */
  @Bean
  MessageIntake messageIntake(
      InvalidMessages invalid, ProducerTemplate routes, PlatformTransactionManager transactions) {
    return new MessageIntake(new EventRoute(routes), invalid, own(transactions));
  }

  private static TransactionTemplate own(PlatformTransactionManager transactions) {
    // The agency's message is then acknowledged, its file moved.
    TransactionTemplate template = DurableCommit.durable(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }
}
