package io.mpphub.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.application.ApplicationStore;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.admit.Admission;
import io.mpphub.connector.admit.Holds;
import io.mpphub.delivery.attempt.AttemptBook;
import io.mpphub.delivery.attempt.AttemptCloser;
import io.mpphub.delivery.attempt.AttemptOpener;
import io.mpphub.delivery.attempt.BrokerPatience;
import io.mpphub.delivery.attempt.CheckCloser;
import io.mpphub.delivery.attempt.DeliverySteps;
import io.mpphub.delivery.attempt.Doubts;
import io.mpphub.delivery.attempt.NoticeCloser;
import io.mpphub.delivery.attempt.RetrySchedule;
import io.mpphub.delivery.attempt.Settling;
import io.mpphub.delivery.attempt.StepStart;
import io.mpphub.delivery.attempt.StrandedSteps;
import io.mpphub.delivery.chain.Chains;
import io.mpphub.delivery.letter.BulkRuns;
import io.mpphub.delivery.letter.DeadLetterBox;
import io.mpphub.delivery.letter.DeadLetterProperties;
import io.mpphub.delivery.letter.DeadLetters;
import io.mpphub.delivery.letter.LetterRunner;
import io.mpphub.delivery.letter.LetterRuns;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Messages;
import io.mpphub.delivery.message.WaitingSteps;
import io.mpphub.delivery.queue.BrokerMark;
import io.mpphub.delivery.queue.BrokerMarks;
import io.mpphub.delivery.queue.DeliveryCondition;
import io.mpphub.delivery.queue.DeliveryGate;
import io.mpphub.delivery.queue.DeliveryMetrics;
import io.mpphub.delivery.queue.DeliveryProperties;
import io.mpphub.delivery.queue.DeliveryRoutes;
import io.mpphub.delivery.queue.InvalidTickets;
import io.mpphub.delivery.queue.Recipients;
import io.mpphub.delivery.queue.Relay;
import io.mpphub.delivery.queue.RepeatableCommit;
import io.mpphub.delivery.queue.StoppedRoutes;
import io.mpphub.idempotency.IdempotencyKeys;
import io.mpphub.idempotency.RepeatableIds;
import io.mpphub.invalid.InvalidRows;
import io.mpphub.jdbc.DurableCommit;
import io.mpphub.jdbc.Ids;
import io.mpphub.retention.Retention;
import io.mpphub.retention.RetentionProperties;
import io.mpphub.retention.RetentionSchedule;
import io.mpphub.wire.PlainMessages;
import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** The delivery's parts, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  DeliveryProperties.class,
  RetentionProperties.class,
  DeadLetterProperties.class
})
class DeliveryConfiguration {

  private final DeliveryProperties properties;
  private final Clock clock;

  DeliveryConfiguration(DeliveryProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /** Of the hub's own broker and of agencies'. */
  @Bean
  ComponentCustomizer plainMessages() {
    return ComponentCustomizer.forType(
        JmsComponent.class, jms -> jms.getConfiguration().setMessageConverter(new PlainMessages()));
  }

  @Bean
  @ConditionalOnProperty(name = "spring.artemis.mode", havingValue = "native")
  static BrokerPatience brokerPatience() {
    return new BrokerPatience();
  }

  @Bean
  Applications applications(
      ApplicationStore applications,
      MessageStore messages,
      IdempotencyKeys keys,
      Ids ids,
      Relay relay,
      PlatformTransactionManager transactions) {
    return new Applications(
        applications,
        messages,
        keys,
        ids,
        relay,
        new RepeatableCommit(durable(transactions)),
        properties,
        clock);
  }

  @Bean
  Withdrawals withdrawals(
      ApplicationStore applications,
      MessageStore messages,
      IdempotencyKeys keys,
      ConnectorRegistry connectors,
      Ids ids,
      Relay relay,
      PlatformTransactionManager transactions) {
    return new Withdrawals(
        applications,
        messages,
        keys,
        connectors,
        ids,
        relay,
        durable(transactions),
        properties,
        clock);
  }

  @Bean
  RepeatableIds repeatableIds(
      IdempotencyKeys keys, Ids ids, PlatformTransactionManager transactions) {
    return new RepeatableIds(keys, ids, durable(transactions), clock);
  }

  @Bean
  Decisions decisions(
      ApplicationStore applications,
      MessageStore messages,
      MeterRegistry meters,
      PlatformTransactionManager transactions) {
    return new Decisions(applications, messages, durable(transactions), meters, clock);
  }

  @Bean
  DeadLetters deadLetters(
      ApplicationStore applications,
      MessageStore messages,
      Relay relay,
      PlatformTransactionManager transactions) {
    return new DeadLetters(applications, messages, relay, own(transactions), properties, clock);
  }

  @Bean
  Relay relay(
      ConnectionFactory broker,
      MessageStore messages,
      @Qualifier("relayExecutor") ThreadPoolTaskExecutor relayExecutor) {
    JmsTemplate jms = new JmsTemplate(broker);
    jms.setReceiveTimeout(JmsTemplate.RECEIVE_TIMEOUT_NO_WAIT);
    return new Relay(jms, messages, relayExecutor, properties, clock);
  }

  @Bean(defaultCandidate = false)
  ThreadPoolTaskExecutor relayExecutor() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("hub-relay-");
    executor.setCorePoolSize(properties.relayThreads());
    executor.setMaxPoolSize(properties.relayThreads());
    executor.setQueueCapacity(properties.relayQueue());
    executor.setWaitForTasksToCompleteOnShutdown(true);
    executor.setAwaitTerminationSeconds(10);
    return executor;
  }

  @Bean
  BrokerMark brokerMark(
      ConnectionFactory broker, BrokerMarks marks, PlatformTransactionManager transactions) {
    JmsTemplate jms = new JmsTemplate(broker);
    return new BrokerMark(marks, jms, own(transactions), clock);
  }

  @Bean
  Sweep sweep(
      MessageStore messages,
      IdempotencyKeys keys,
      Relay relay,
      BrokerMark mark,
      PlatformTransactionManager transactions) {
    return new Sweep(messages, keys, relay, mark, own(transactions), properties, clock);
  }

  @Bean
  StrandedSteps strandedSteps(
      ObjectProvider<Chains> chains,
      ApplicationStore applications,
      MessageStore messages,
      WaitingSteps waiting,
      Ids ids,
      Relay relay,
      PlatformTransactionManager transactions) {
    return new StrandedSteps(
        chains.getIfAvailable(() -> Chains.NONE),
        applications,
        messages,
        waiting,
        new StepStart(applications, messages, ids, properties),
        relay,
        own(transactions),
        clock);
  }

  @Bean
  SweepSchedule sweepSchedule(
      Sweep sweep,
      StrandedSteps stranded,
      BulkRuns runs,
      DeadLetterBox box,
      DeadLetters letters,
      DeliveryCondition condition,
      DeliveryMetrics metrics,
      PlatformTransactionManager transactions) {
    LetterRunner runner = new LetterRunner(runs, box, letters, condition, own(transactions), clock);
    return new SweepSchedule(sweep, stranded, runner, metrics, properties);
  }

  @Bean
  RetentionSchedule retentionSchedule(
      Retention retention, RetentionProperties periods, MeterRegistry meters) {
    return new RetentionSchedule(retention, periods, meters, clock);
  }

  @Bean
  LetterRuns letterRuns(BulkRuns runs, DeadLetterBox box, Ids ids, DeadLetterProperties letters) {
    return new LetterRuns(runs, box, ids, letters, clock);
  }

  @Bean
  DeliveryCondition condition(
      ConnectorRegistry connectors,
      Recipients recipients,
      Admission admission,
      CircuitBreakerRegistry breakers) {
    return new DeliveryCondition(connectors, recipients, admission, breakers);
  }

  @Bean
  DeliveryMetrics deliveryMetrics(MeterRegistry registry, Messages messages) {
    return new DeliveryMetrics(registry, messages, clock);
  }

  @Bean
  Settling settling(ConnectorRegistry connectors) {
    return new Settling(connectors, properties);
  }

  @Bean
  Doubts doubts(ConnectorRegistry connectors, MessageStore messages, Settling settling) {
    return new Doubts(connectors, messages, settling, clock);
  }

  /** The bean that routes/delivery.camel.yaml names. */
  @Bean
  DeliverySteps delivery(
      ObjectProvider<Chains> known,
      Ids ids,
      Relay relay,
      ApplicationStore applications,
      MessageStore messages,
      ConnectorRegistry connectors,
      Recipients recipients,
      DeliveryMetrics metrics,
      Holds holds,
      Doubts doubts,
      Settling settling,
      InvalidRows invalid,
      PlatformTransactionManager transactions) {
    TransactionOperations transaction = own(transactions);
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    RetrySchedule toAgencies = RetrySchedule.toAgencies(connectors, properties.retry(), random);
    RetrySchedule toOthers =
        new RetrySchedule(recipients::policy, DeliveryProperties.Retry.NONE, random);
    Chains chains = known.getIfAvailable(() -> Chains.NONE);
    AttemptBook book = new AttemptBook(messages, toAgencies, properties);
    StepStart steps = new StepStart(applications, messages, ids, properties);
    return new DeliverySteps(
        new AttemptOpener(
            chains, applications, messages, steps, relay, transaction, settling, properties, clock),
        new AttemptCloser(applications, messages, book, transaction, settling, clock),
        new CheckCloser(chains, applications, messages, book, steps, relay, transaction, clock),
        new NoticeCloser(
            applications,
            messages,
            new AttemptBook(messages, toOthers, properties),
            transaction,
            clock),
        recipients,
        connectors,
        metrics,
        holds,
        doubts,
        new InvalidTickets(invalid, transaction, clock));
  }

  @Bean
  DeliveryRoutes deliveryRoutes(
      CamelContext camel,
      ObjectProvider<Chains> chains,
      StoppedRoutes stopped,
      ConnectionFactory broker) {
    return new DeliveryRoutes(camel, chains.getIfAvailable(() -> Chains.NONE), stopped, broker);
  }

  @Bean
  Recipients recipients(DeliveryRoutes routes, MessageStore messages, Ids ids, Relay relay) {
    return new Recipients(routes, messages, ids, relay, properties, clock);
  }

  @Bean
  DeliveryGate deliveryGate(
      CamelContext camel,
      ConnectorRegistry connectors,
      Recipients recipients,
      DeliveryCondition condition,
      Holds holds,
      DeliveryMetrics metrics) {
    return new DeliveryGate(camel, connectors, recipients, condition, holds, metrics);
  }

  /** Transactions of their own: none around them can undo what was promised. */
  private static TransactionTemplate own(PlatformTransactionManager transactions) {
    TransactionTemplate template = new TransactionTemplate(transactions);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }

  /** Transactions whose results a front end or an agency is told of. */
  private static TransactionOperations durable(PlatformTransactionManager transactions) {
    TransactionTemplate template = own(transactions);
    template.setName(DurableCommit.NAME);
    return template;
  }
}
