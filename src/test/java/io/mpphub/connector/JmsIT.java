package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.mpphub.application.ApplicationState;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.invalid.InvalidBox;
import io.mpphub.invalid.InvalidFilter;
import io.mpphub.invalid.SetAside;
import io.mpphub.peer.Certificates;
import io.mpphub.peer.NodePeer;
import io.mpphub.peer.StandaloneBroker;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The protocol {@code jms} against a standalone broker and an agency that speaks AMQP by rhea. */
class JmsIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private static Path folder;

  private static final AtomicInteger FAILURES = new AtomicInteger();
  private static Certificates certificates;
  private static StandaloneBroker broker;
  private static NodePeer agency;
  private static ConnectorHub hub;
  private static JdbcTemplate database;

  @BeforeAll
  static void start() {
    certificates = new Certificates(folder.resolve("certificates")).server("server");
    broker =
        StandaloneBroker.start(
            folder,
            List.of("archive.requests", "archive.orders", "archive.events", "mall.replies"),
            List.of("archive.news"),
            certificates);
    agency = agency("archive.events");
    hub = start(broker.amqpUrl());
  }

  private static NodePeer agency(String events) {
    return NodePeer.start(
        "agency-amqp.js",
        Map.of(
            "AMQP_PORT",
            Integer.toString(broker.port()),
            "AMQP_USER",
            StandaloneBroker.USER,
            "AMQP_PASSWORD",
            StandaloneBroker.PASSWORD,
            "REQUESTS",
            "archive.requests",
            "ORDERS",
            "archive.orders",
            "EVENTS",
            events));
  }

  private static ConnectorHub start(String url) {
    ConnectorHub started =
        ConnectorHub.start(
            folder.resolve("home"),
            List.of("archive"),
            settings(url, StandaloneBroker.PASSWORD),
            new Applied(
                events -> {
                  if (FAILURES.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                    throw new QueryTimeoutException("for a while");
                  }
                }));
    database = started.bean(JdbcTemplate.class);
    return started;
  }

  private static Map<String, String> settings(String url, String password) {
    return Map.of(
        "ARCHIVE_URL",
        url,
        "ARCHIVE_USER",
        StandaloneBroker.USER,
        "ARCHIVE_PASSWORD",
        password,
        "ARCHIVE_CA",
        certificates.ca().toString());
  }

  @AfterAll
  static void stop() {
    hub.close();
    agency.close();
    broker.close();
  }

  @BeforeEach
  void empty() {
    database.update("delete from applied");
    database.update("delete from invalid_row");
  }

  @Test
  void asksAndIsAnswered() throws Exception {
    for (String operation : List.of("find-document", "find-document-shared")) {
      assertThat(hub.call("archive." + operation, "{\"number\":\"D-1\"}"))
          .hasToString("{\"number\":\"D-1\",\"title\":\"Archived licence\",\"pages\":3}");
      AgencyException unknown = failure(operation, "{\"number\":\"D-2\"}");
      assertThat(unknown.outcome()).isEqualTo(Outcome.NOT_FOUND);
      assertThat(unknown).hasMessage("The archive has no such document.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp", "amqps"})
  void speaksTheBrokersOwnProtocolAndTls(String scheme, @TempDir Path other) throws Exception {
    String url = scheme.equals("tcp") ? broker.coreUrl() : broker.amqpsUrl();
    try (ConnectorHub another =
        ConnectorHub.start(
            other,
            List.of("archive"),
            settings(url, StandaloneBroker.PASSWORD),
            new Applied(events -> {}))) {
      assertThat(another.call("archive.find-document", "{\"number\":\"D-1\"}"))
          .hasToString("{\"number\":\"D-1\",\"title\":\"Archived licence\",\"pages\":3}");
    }
  }

  @Test
  void waitsNoLongerThanAgreed() {
    AgencyException silent = failure("find-document", "{\"number\":\"SILENT\"}");
    assertThat(silent.reach()).isEqualTo(Reach.TIMED_OUT);
    assertThat(silent).hasMessage("The agency did not answer within 2000 ms.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NONSENSE", "OBJECT"})
  void takesAnAnswerThatIsNoJsonForUnreadable(String number) {
    for (String operation : List.of("find-document", "find-document-shared")) {
      AgencyException nonsense = failure(operation, "{\"number\":\"" + number + "\"}");
      assertThat(nonsense.outcome()).as(operation).isEqualTo(Outcome.UNREADABLE);
    }
  }

  @Test
  void sendsAnOrderOnce() throws Exception {
    String order = "{\"title\":\"Order " + System.identityHashCode(this) + "\"}";
    String id = "019353a0-7c00-7000-8000-000000000009";
    assertThat(hub.call("archive.store-document", order, id)).hasToString("{\"taken\":true}");
    hub.call("archive.store-document", order, id);
    hub.call("archive.store-document", "{\"title\":\"last\"}", "another");

    await().atMost(SOON).until(() -> agency.lines().contains("order {\"title\":\"last\"}"));
    assertThat(agency.lines()).containsOnlyOnce("order " + order);
  }

  @Test
  void setsAPoisonMessageAsideAndGoesOn() {
    agency.send("{\"number\":\"E-1\",\"pages\":1}");
    agency.send("<html>no event</html>");
    agency.send("{\"number\":\"E-2\"}");
    agency.send("OBJECT");
    agency.send("{\"number\":\"E-3\",\"pages\":3}");

    awaitApplied("E-1", "E-3");
    await().atMost(SOON).until(() -> invalid().size() == 3);
    assertThat(invalid())
        .extracting(SetAside::fault)
        .containsExactlyInAnyOrder("is not JSON", "/pages is missing", "is neither text nor bytes");
    assertThat(invalid())
        .extracting(one -> hub.bean(InvalidBox.class).content(one.id()).orElseThrow())
        .containsExactlyInAnyOrder("<html>no event</html>", "{\"number\":\"E-2\"}", "");
  }

  @Test
  void keepsAMessageThatTheHubCantTakeNow() {
    FAILURES.set(2);
    agency.send("{\"number\":\"W-1\",\"pages\":1}");

    awaitApplied("W-1");
    assertThat(FAILURES).hasValue(0);
    assertThat(invalid()).isEmpty();
  }

  @Test
  void getsWhatATopicHadWhileTheHubWasAway() {
    try (NodePeer publisher = agency("archive.news")) {
      publisher.send("{\"number\":\"N-1\",\"pages\":1}");
      awaitApplied("N-1");

      hub.close();
      publisher.send("{\"number\":\"N-2\",\"pages\":1}");
      await().atMost(SOON).until(() -> publisher.lines().contains("published"));
      hub = start(broker.amqpUrl());

      awaitApplied("N-1", "N-2");
    }
  }

  @Test
  void survivesABrokerThatIsAwayForAWhile() throws Exception {
    hub.call("archive.find-document", "{\"number\":\"D-1\"}");
    broker.kill();
    // On a connection that hasn't broken yet a request is cut off.
    await()
        .until(
            () -> failure("find-document", "{\"number\":\"D-1\"}").reach(),
            is(Reach.NO_CONNECTION));
    await().until(() -> failure("store-document", "{}").reach(), is(Reach.NO_CONNECTION));

    broker.start();
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptionsInstanceOf(AgencyException.class)
        .untilAsserted(
            () ->
                assertThat(
                        hub.call("archive.find-document", "{\"number\":\"D-1\"}")
                            .path("pages")
                            .intValue())
                    .isEqualTo(3));
    agency.send("{\"number\":\"B-1\",\"pages\":1}");
    // What another test had sent may come once more: the acknowledgement died with the broker.
    await().atMost(SOON).untilAsserted(() -> assertThat(applied()).contains("B-1"));
  }

  @Test
  void startsWithoutTheBroker(@TempDir Path other) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (ConnectorHub lonely =
        ConnectorHub.start(
            other,
            List.of("archive"),
            settings("amqp://127.0.0.1:" + port, StandaloneBroker.PASSWORD),
            new Applied(events -> {}))) {
      for (String operation : List.of("find-document", "find-document-shared", "store-document")) {
        AgencyException down =
            catchThrowableOfType(
                AgencyException.class,
                () -> lonely.call("archive." + operation, "{\"number\":\"D-1\"}"));
        assertThat(down.reach()).as(operation).isEqualTo(Reach.NO_CONNECTION);
      }
    }
  }

  @Test
  void takesAWrongPasswordForItsOwnFaultUnlessAnOutcomeSaysMore(@TempDir Path other)
      throws Exception {
    try (ConnectorHub stranger =
        ConnectorHub.start(
            other,
            List.of("archive"),
            settings(broker.amqpUrl(), "guess"),
            new Applied(events -> {}))) {
      AgencyException refused =
          catchThrowableOfType(
              AgencyException.class, () -> stranger.call("archive.store-document", "{}"));
      assertThat(refused.outcome()).isEqualTo(Outcome.MISCONFIGURED);
      Map<String, ApplicationState> ends =
          Map.of(
              "store-if-let-in", ApplicationState.DELIVERED,
              "store-or-not", ApplicationState.REJECTED,
              "store-later", ApplicationState.WAITING);
      for (Map.Entry<String, ApplicationState> end : ends.entrySet()) {
        UUID application = stranger.deliver("archive", end.getKey(), "{}");
        await().atMost(SOON).until(() -> stranger.state(application), is(end.getValue()));
      }
    }
  }

  private static AgencyException failure(String operation, String request) {
    return catchThrowableOfType(
        AgencyException.class, () -> hub.call("archive." + operation, request));
  }

  private static void awaitApplied(String... codes) {
    await().atMost(SOON).untilAsserted(() -> assertThat(applied()).containsExactly(codes));
  }

  private static List<String> applied() {
    return database.queryForList("select code from applied order by code", String.class);
  }

  private static List<SetAside> invalid() {
    return hub.bean(InvalidBox.class).newest(new InvalidFilter("archive", null, false), 10);
  }
}
