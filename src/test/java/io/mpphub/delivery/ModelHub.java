package io.mpphub.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.TestConnectors;
import io.mpphub.connector.admit.Admission;
import io.mpphub.connector.admit.Holds;
import io.mpphub.delivery.attempt.AttemptBook;
import io.mpphub.delivery.attempt.AttemptCloser;
import io.mpphub.delivery.attempt.AttemptOpener;
import io.mpphub.delivery.attempt.CheckCloser;
import io.mpphub.delivery.attempt.DeliverySteps;
import io.mpphub.delivery.attempt.Doubts;
import io.mpphub.delivery.attempt.NoticeCloser;
import io.mpphub.delivery.attempt.RetrySchedule;
import io.mpphub.delivery.attempt.Settling;
import io.mpphub.delivery.attempt.StepStart;
import io.mpphub.delivery.chain.Chains;
import io.mpphub.delivery.letter.DeadLetters;
import io.mpphub.delivery.queue.BrokerMark;
import io.mpphub.delivery.queue.DeliveryCondition;
import io.mpphub.delivery.queue.DeliveryProperties;
import io.mpphub.delivery.queue.InvalidTickets;
import io.mpphub.delivery.queue.Recipients;
import io.mpphub.delivery.queue.Relay;
import io.mpphub.jdbc.Ids;
import io.mpphub.jdbc.TestStores;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The delivery of one hub, for one life: what it keeps in memory ends with it. */
final class ModelHub {

  static final Duration LEASE = Duration.ofSeconds(30);
  static final Duration SETTLE = Duration.ofSeconds(20);

  private static final DeliveryProperties PROPERTIES =
      new DeliveryProperties(
          Duration.ofSeconds(2),
          100,
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          LEASE,
          SETTLE,
          1,
          100,
          DeliveryProperties.Retry.NONE);

  final Life life = new Life();
  final Deque<Runnable> tasks = new ArrayDeque<>();
  final Holds holds;
  final Admission admission;
  final Applications applications;
  final Withdrawals withdrawals;
  final Decisions decisions;
  final DeadLetters letters;
  final Sweep sweep;
  final DeliveryCondition condition;
  final DeliverySteps steps;
  final Doubts doubts;

  ModelHub(
      DataSource database,
      TestStores stores,
      ConnectorRegistry connectors,
      HandBroker broker,
      Clock clock) {
    JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    TransactionTemplate own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    MeterRegistry meters = new SimpleMeterRegistry();
    Ids ids = new Ids();
    Chains chains = new StubChain();
    holds = TestConnectors.holds(stores.jdbc(), clock);
    admission = TestConnectors.admission(holds, stores.jdbc(), clock);
    Relay relay =
        new Relay(new HandSender(broker, life), stores.messages(), tasks::add, PROPERTIES, clock);
    DeliveryConfiguration parts = new DeliveryConfiguration(PROPERTIES, clock);
    applications =
        parts.applications(
            stores.applications(), stores.messages(), stores.keys(), ids, relay, transactions);
    withdrawals =
        parts.withdrawals(
            stores.applications(),
            stores.messages(),
            stores.keys(),
            connectors,
            ids,
            relay,
            transactions);
    decisions = parts.decisions(stores.applications(), stores.messages(), meters, transactions);
    letters = parts.deadLetters(stores.applications(), stores.messages(), relay, transactions);
    BrokerMark mark = new BrokerMark(stores.marks(), new HandSender(broker, life), own, clock);
    sweep = parts.sweep(stores.messages(), stores.keys(), relay, mark, transactions);
    Recipients recipients = new Recipients(null, stores.messages(), ids, relay, PROPERTIES, clock);
    condition =
        parts.condition(connectors, recipients, admission, CircuitBreakerRegistry.ofDefaults());
    Settling settling = parts.settling(connectors);
    doubts = parts.doubts(connectors, stores.messages(), settling);
    // No jitter: the same walk takes the same way.
    RetrySchedule schedule = RetrySchedule.toAgencies(connectors, PROPERTIES.retry(), () -> 0.5);
    AttemptBook book = new AttemptBook(stores.messages(), schedule, PROPERTIES);
    StepStart start = new StepStart(stores.applications(), stores.messages(), ids, PROPERTIES);
    steps =
        new DeliverySteps(
            new AttemptOpener(
                chains,
                stores.applications(),
                stores.messages(),
                start,
                relay,
                own,
                settling,
                PROPERTIES,
                clock),
            new AttemptCloser(stores.applications(), stores.messages(), book, own, settling, clock),
            new CheckCloser(
                chains, stores.applications(), stores.messages(), book, start, relay, own, clock),
            new NoticeCloser(stores.applications(), stores.messages(), book, own, clock),
            recipients,
            connectors,
            parts.deliveryMetrics(meters, stores.reads()),
            holds,
            doubts,
            new InvalidTickets(stores.invalid(), own, clock));
  }
}
