package io.mpphub.connector.admit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.OpeningHours;
import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Holds, opening hours and quotas, on the embedded database and on PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionIT {

  /** A Tuesday, 19:00 in Jakarta. */
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private EmbeddedPostgres postgres;
  private final DataSource h2 =
      new DriverManagerDataSource("jdbc:h2:mem:admission;DB_CLOSE_DELAY=-1", "sa", "");

  @BeforeAll
  void start() throws IOException {
    postgres = Postgres.start();
    databases().forEach(db -> Flyway.configure().dataSource(db).load().migrate());
  }

  @AfterAll
  void stop() throws IOException {
    postgres.close();
  }

  @BeforeEach
  void empty() {
    databases()
        .map(JdbcClient::create)
        .forEach(
            jdbc -> {
              jdbc.sql("delete from connector_hold").update();
              jdbc.sql("delete from daily_quota").update();
            });
  }

  Stream<DataSource> databases() {
    return Stream.of(h2, postgres.getPostgresDatabase());
  }

  private static Holds holds(JdbcClient jdbc) {
    return holds(jdbc, CLOCK);
  }

  private static Holds holds(JdbcClient jdbc, Clock clock) {
    return new Holds(jdbc, clock, Duration.ofMinutes(1), Duration.ofMinutes(3));
  }

  private static Connector connector(Integer perDay, OpeningHours hours) {
    return connector(null, perDay, hours);
  }

  private static Connector connector(Integer perSecond, Integer perDay, OpeningHours hours) {
    return new Connector(
        "parks",
        "Parks",
        null,
        "rest",
        null,
        new Connector.Limits(1, null, perSecond, perDay),
        hours,
        null,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        null,
        null);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void holdsForEveryHubUntilItIsReleased(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    Holds here = holds(jdbc);
    Holds there = holds(jdbc);
    Connector parks = connector(null, null);

    assertThat(here.hold("parks", "ani", "They move.")).isTrue();
    assertThat(here.holdUntilProbed("parks", null, "again")).isFalse();
    there.refresh();

    assertThat(there.of("parks")).contains(new Hold("parks", NOW, "ani", "They move.", null));
    AgencyException held =
        catchThrowableOfType(
            AgencyException.class, () -> new Admission(there, jdbc, CLOCK, 1).enter(parks, "find"));
    assertThat(held.reach()).isEqualTo(Reach.HELD_BACK);
    assertThat(held.mayBeApplied()).isFalse();

    assertThat(there.release("parks", "ani")).isTrue();
    assertThat(there.release("parks", "ani")).isFalse();
    here.refresh();
    assertThat(here.of("parks")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void isHeldOnceThoughManyHubsAreRefusedAtTheSameTime(DataSource database) throws Exception {
    int hubs = 8;
    CyclicBarrier together = new CyclicBarrier(hubs);
    ExecutorService threads = Executors.newFixedThreadPool(hubs);
    try {
      List<Future<Boolean>> answers =
          IntStream.range(0, hubs)
              .mapToObj(i -> holds(JdbcClient.create(database)))
              .map(
                  hub ->
                      threads.submit(
                          () -> {
                            together.await();
                            return hub.holdUntilProbed(
                                "parks", null, "The agency refuses the hub.");
                          }))
              .toList();
      int made = 0;
      for (Future<Boolean> answer : answers) {
        made += answer.get() ? 1 : 0;
      }
      assertThat(made).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void probesEverMoreRarelyAnAgencyThatRefusesTheHub(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    List<Integer> probes = new ArrayList<>();
    Duration sinceRefusal = Duration.ZERO;
    for (; sinceRefusal.toSeconds() <= 720; sinceRefusal = sinceRefusal.plusSeconds(10)) {
      Clock now = Clock.fixed(NOW.plus(sinceRefusal), ZoneOffset.UTC);
      List<Admission> hubs =
          Stream.of(holds(jdbc, now), holds(jdbc, now))
              .peek(Holds::refresh)
              .map(known -> new Admission(known, jdbc, now, 2))
              .toList();
      if (sinceRefusal.isZero()) {
        hubs.get(0).refused(connector(null, null), "The agency refuses the hub's password.");
      }
      for (Admission hub : hubs) {
        for (String operation : List.of("find", "submit")) {
          if (isProbe(hub, operation)) {
            probes.add((int) sinceRefusal.toSeconds());
          }
        }
      }
    }
    // After 1, 2, then every 3 minutes.
    assertThat(probes).containsExactly(60, 180, 360, 540, 720);
  }

  private static boolean isProbe(Admission hub, String operation) {
    try {
      return hub.enter(connector(null, null), operation);
    } catch (AgencyException held) {
      assertThat(held.reach()).isEqualTo(Reach.HELD_BACK);
      assertThat(held.retryAfter()).isPositive();
      return false;
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void letsOneHubProbeOnly(DataSource database) throws Exception {
    JdbcClient jdbc = JdbcClient.create(database);
    holds(jdbc).holdUntilProbed("parks", null, "The agency refuses the hub.");
    Clock due = Clock.offset(CLOCK, Duration.ofMinutes(1));
    int hubs = 8;
    CyclicBarrier together = new CyclicBarrier(hubs);
    ExecutorService threads = Executors.newFixedThreadPool(hubs);
    try {
      List<Future<Boolean>> taken =
          IntStream.range(0, hubs)
              .mapToObj(i -> holds(JdbcClient.create(database), due))
              .peek(Holds::refresh)
              .map(
                  hub ->
                      threads.submit(
                          () -> {
                            together.await();
                            return hub.takeProbe("parks");
                          }))
              .toList();
      int probes = 0;
      for (Future<Boolean> one : taken) {
        probes += one.get() ? 1 : 0;
      }
      assertThat(probes).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @MethodSource("databases")
  void goesOnOnceAProbeIsAnswered(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    Holds holds = holds(jdbc);
    Admission admission = new Admission(holds, jdbc, CLOCK, 1);
    Connector parks = connector(null, null);
    admission.refused(parks, "The agency refuses the hub's password.");
    assertThat(admission.isPassable(parks)).isFalse();
    assertThat(admission.closure(parks))
        .get()
        .extracting(Closure::kind)
        .isEqualTo(Closure.Kind.HELD);

    holds.probeNow("parks");
    assertThat(admission.isPassable(parks)).isTrue();
    assertThat(admission.enter(parks, "find")).isTrue();
    assertThat(admission.isPassable(parks)).isFalse();
    admission.answered(parks);

    assertThat(admission.enter(parks, "find")).isFalse();
    assertThat(admission.closure(parks)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void holdsOnlyTheOperationThatIsRefused(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    Holds holds = holds(jdbc);
    Admission admission = new Admission(holds, jdbc, CLOCK, 1);
    holds.holdUntilProbed("parks", "submit", "The agency forbids it.");
    holds.probeNow("parks");

    assertThat(admission.enter(connector(null, null), "find")).isFalse();
    assertThat(admission.enter(connector(null, null), "submit")).isTrue();
    assertThat(isProbe(admission, "submit")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void leavesAnOperatorsHoldToTheOperator(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    Holds holds = holds(jdbc);
    Admission admission = new Admission(holds, jdbc, CLOCK, 1);
    Connector parks = connector(null, null);
    holds.holdUntilProbed("parks", null, "The agency refuses the hub's password.");
    assertThat(holds.hold("parks", "ani", "They move.")).isTrue();

    holds.probeNow("parks");
    admission.refused(parks, "The agency refuses the hub's password.");
    admission.answered(parks);

    assertThat(admission.isPassable(parks)).isFalse();
    assertThat(holds.of("parks")).contains(new Hold("parks", NOW, "ani", "They move.", null));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void tellsWhenAClosedAgencyOpens(DataSource database) throws IOException {
    JdbcClient jdbc = JdbcClient.create(database);
    OpeningHours hours =
        ConnectorJson.MAPPER.readValue("{\"mon-fri\": \"07:00-16:00\"}", OpeningHours.class);
    Admission admission = new Admission(holds(jdbc), jdbc, CLOCK, 1);

    AgencyException closed =
        catchThrowableOfType(
            AgencyException.class, () -> admission.enter(connector(null, hours), "find"));

    assertThat(closed.retryAfter()).isEqualTo(Duration.ofHours(12));
    assertThat(admission.closure(connector(null, hours)))
        .get()
        .extracting(Closure::kind)
        .isEqualTo(Closure.Kind.CLOSED);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void neverMakesMoreCallsThanADayAllowsWithAllHubsTogether(DataSource database) throws Exception {
    JdbcClient jdbc = JdbcClient.create(database);
    int limit = 250;
    Connector parks = connector(limit, null);
    List<Admission> hubs =
        List.of(
            new Admission(holds(jdbc), jdbc, CLOCK, 1), new Admission(holds(jdbc), jdbc, CLOCK, 1));
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> made =
          IntStream.range(0, 4)
              .mapToObj(i -> callers.submit(() -> calls(hubs.get(i % 2), parks)))
              .toList();
      int sum = 0;
      for (Future<Integer> one : made) {
        sum += one.get();
      }
      assertThat(sum).isEqualTo(limit);
    } finally {
      callers.shutdownNow();
    }
    Optional<Closure> closure = hubs.get(0).closure(parks);
    assertThat(closure).get().extracting(Closure::kind).isEqualTo(Closure.Kind.QUOTA);
    assertThat(closure.get().until()).isEqualTo(Instant.parse("2026-11-24T17:00:00Z"));
    DailyQuota tomorrow = new DailyQuota(jdbc);
    assertThat(tomorrow.take("parks", LocalDate.parse("2026-11-25"), limit)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void countsWhatLeavesAndNothingElse(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    Admission admission = new Admission(holds(jdbc), jdbc, CLOCK, 1);
    Connector parks = connector(1, null);

    admission.enter(parks, "find");
    admission.enter(parks, "find");
    admission.leave(parks, "find");
    admission.stay(parks);
    admission.leave(parks, "find");

    assertThat(catchThrowableOfType(AgencyException.class, () -> admission.leave(parks, "find")))
        .extracting(AgencyException::reach)
        .isEqualTo(Reach.HELD_BACK);
    assertThat(admission.closure(parks)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void takesAChangedLimitAtOnce(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    Admission admission = new Admission(holds(jdbc), jdbc, CLOCK, 1);
    assertThat(calls(admission, connector(2, null))).isEqualTo(2);

    assertThat(admission.closure(connector(5, null))).isEmpty();
    assertThat(admission.closure(connector(null, null))).isEmpty();
    assertThat(calls(admission, connector(5, null))).isEqualTo(3);
    assertThat(calls(admission, connector(3, null))).isZero();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void sharesWhatASecondAllowsWithTheOtherHubs(DataSource database) {
    JdbcClient jdbc = JdbcClient.create(database);
    Admission oneOfMany = new Admission(holds(jdbc), jdbc, CLOCK, 60);
    Connector parks = connector(2, null, null);

    // Two a second for sixty hubs are one in thirty seconds for each.
    oneOfMany.enter(parks, "find");
    AgencyException later =
        catchThrowableOfType(AgencyException.class, () -> oneOfMany.enter(parks, "find"));

    assertThat(later.reach()).isEqualTo(Reach.HELD_BACK);
  }

  private static int calls(Admission hub, Connector parks) {
    int made = 0;
    while (true) {
      try {
        hub.leave(parks, "find");
        made++;
      } catch (AgencyException usedUp) {
        return made;
      }
    }
  }
}
