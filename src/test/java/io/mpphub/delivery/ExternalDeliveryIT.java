package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.idempotency.Idempotency;
import io.mpphub.jdbc.DurableCommit;
import io.mpphub.peer.Postgres;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.ConfigurableTransactionManager;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** On PostgreSQL and a broker of its own, set up by config/broker.xml: what production is. */
class ExternalDeliveryIT extends DeliveryContract {

  private static final int GROUPS = 100;

  private EmbeddedPostgres postgres;
  private String address;
  private EmbeddedActiveMQ broker;

  @Override
  String[] settings(Path data) throws Exception {
    postgres = Postgres.start();
    address = "tcp://127.0.0.1:" + freePort();
    broker = new EmbeddedActiveMQ().setConfiguration(productionBroker(data, address));
    broker.start();
    return new String[] {
      "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
      "spring.datasource.username=postgres",
      "spring.artemis.mode=native",
      "spring.artemis.broker-url=" + address
    };
  }

  @Override
  void stopServers() throws Exception {
    broker.stop();
    postgres.close();
  }

  @Override
  String transactionsThatWait() {
    return "select count(*) from pg_locks where not granted";
  }

  /** As one does whose connection the broker has given up while it stood still. */
  @Test
  void givesAHubThatComesBackItsShareOfTheGroupsAgain() throws Exception {
    try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(address);
        Connection connection = factory.createConnection()) {
      connection.start();
      MessageConsumer first = consumer(connection);
      MessageConsumer second = consumer(connection);
      first.close();
      sendOneOfEachGroup(connection);
      assertThat(receive(second, second)).isEqualTo(GROUPS);

      MessageConsumer back = consumer(connection);
      sendOneOfEachGroup(connection);

      assertThat(receive(back, second)).isPositive();
    }
  }

  private static MessageConsumer consumer(Connection connection) throws JMSException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    return session.createConsumer(session.createQueue("hub.test.groups"));
  }

  private static void sendOneOfEachGroup(Connection connection) throws JMSException {
    try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      MessageProducer producer = session.createProducer(session.createQueue("hub.test.groups"));
      for (int i = 0; i < GROUPS; i++) {
        TextMessage message = session.createTextMessage("group " + i);
        message.setStringProperty("JMSXGroupID", "group-" + i);
        producer.send(message);
      }
    }
  }

  /** How many of all messages the first of them gets. */
  private static int receive(MessageConsumer one, MessageConsumer other) throws JMSException {
    int[] got = new int[2];
    while (got[0] + got[1] < GROUPS) {
      got[0] += one.receive(20) == null ? 0 : 1;
      got[1] += one == other || other.receiveNoWait() == null ? 0 : 1;
    }
    return got[0];
  }

  @Test
  void isStoredOnceThoughTheConnectionBreaksAtTheCommit() {
    Commits commits = breakCommits(1, false);

    UUID id = hub.submit();

    assertThat(commits.broken()).isEqualTo(1);
    await().until(() -> hub.state(id) == ApplicationState.DELIVERED);
    assertThat(agency.received).hasSize(1);
  }

  @Test
  void isStoredOnceThoughTheAnswerToTheCommitIsLost() {
    Commits commits = breakCommits(1, true);

    UUID id = hub.submit();

    assertThat(commits.broken()).isEqualTo(1);
    await().until(() -> hub.state(id) == ApplicationState.DELIVERED);
    assertThat(agency.received).hasSize(1);
  }

  @Test
  void isNotStoredByHalfWhenTheConnectionBreaksAtTheCommit() {
    Commits commits = breakCommits(2, false);
    Idempotency use = DeliveryHub.use(UUID.randomUUID().toString(), "hash");
    NewApplication request = DeliveryHub.request(use);
    Applications applications = hub.bean(Applications.class);

    assertThatThrownBy(() -> applications.accept(request))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ProblemCode.HUB_UNAVAILABLE);
              assertThat(e.retryAfter()).isNotNull();
            })
        .hasMessageContaining("Repeat it with the same Idempotency-Key");

    assertThat(commits.broken()).isEqualTo(2);
    assertThat(hub.bean(ApplicationStore.class).find(request.id())).isEmpty();
    assertThat(hub.bean(MessageStore.class).ofApplication(request.id())).isEmpty();
    assertThat(applications.accepted(use)).isEmpty();
    // The front end does as it is told.
    assertThat(applications.accept(request).id()).isEqualTo(request.id());
    await().until(() -> hub.state(request.id()) == ApplicationState.DELIVERED);
    assertThat(agency.received).hasSize(1);
  }

  private Commits breakCommits(int times, boolean late) {
    Commits commits = new Commits(JdbcClient.create(postgres.getPostgresDatabase()), times, late);
    hub.bean(ConfigurableTransactionManager.class).addListener(commits);
    return commits;
  }

  /** Breaks the connections of the next acceptances at their commit, or only loses the answer. */
  private final class Commits implements TransactionExecutionListener {
    private final JdbcClient server;
    private final AtomicInteger left;
    private final boolean late;
    private final int times;

    Commits(JdbcClient server, int times, boolean late) {
      this.server = server;
      this.times = times;
      this.left = new AtomicInteger(times);
      this.late = late;
    }

    int broken() {
      return times - left.get();
    }

    private boolean isMeant(TransactionExecution transaction) {
      return DurableCommit.NAME.equals(transaction.getTransactionName()) && left.get() > 0;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
      if (!late && isMeant(transaction)) {
        left.decrementAndGet();
        int backend =
            JdbcClient.create(hub.bean(DataSource.class))
                .sql("select pg_backend_pid()")
                .query(Integer.class)
                .single();
        server
            .sql("select pg_terminate_backend(?, 10000)")
            .param(backend)
            .query(Boolean.class)
            .single();
      }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, Throwable failure) {
      if (late && isMeant(transaction)) {
        left.decrementAndGet();
        throw new DataAccessResourceFailureException("the answer is lost");
      }
    }
  }

  private static FileConfiguration productionBroker(Path data, String address) throws Exception {
    FileConfiguration configuration = new FileConfiguration();
    new FileDeploymentManager(Path.of("config/broker.xml").toUri().toString())
        .addDeployable(configuration)
        .readConfiguration();
    configuration.setBrokerInstance(data.toFile());
    configuration.setSecurityEnabled(false);
    configuration.getAcceptorConfigurations().clear();
    configuration.addAcceptorConfiguration("core", address + "?protocols=CORE");
    return configuration;
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
