package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.application.ApplicationState;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The protocol {@code sql} against a real PostgreSQL. */
class SqlIT {

  private static final String PARCEL =
      "{\"number\":\"12-03\",\"area\":450.25,\"registered\":\"1999-12-31\",\"note\":%s}";

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private static Path home;

  private static EmbeddedPostgres postgres;
  private static JdbcTemplate database;
  private static ConnectorHub hub;

  @BeforeAll
  static void start() throws IOException {
    postgres = Postgres.start();
    database = new JdbcTemplate(postgres.getPostgresDatabase());
    database.execute(
        """
        create table parcel (
          number varchar(40) primary key,
          area numeric(10, 2),
          registered date,
          surveyed_at timestamp,
          changed_at timestamptz,
          disputed boolean not null default false,
          plots integer,
          note text,
          message varchar(40),
          id uuid
        )
        """);
    database.execute("create role hub login password 'hub''s'");
    database.execute("grant select, insert, update on parcel to hub");
    hub =
        start(
            home.resolve("a hub"),
            postgres.getJdbcUrl("hub", "postgres").replaceFirst("\\?.*", ""));
  }

  private static ConnectorHub start(Path home, String url) {
    return ConnectorHub.start(
        home,
        List.of("land-office"),
        Map.of(
            "LAND_OFFICE_URL", url,
            "LAND_OFFICE_USER", "hub",
            "LAND_OFFICE_PASSWORD", "hub's",
            // What one test leaves waiting must not be tried again in another.
            "hub.delivery.retry.first", "5m"));
  }

  @AfterAll
  static void stop() throws IOException {
    hub.close();
    postgres.close();
  }

  @BeforeEach
  void empty() {
    database.update("delete from parcel");
    breaker().reset();
  }

  @Test
  void readsRowsAsJson() throws Exception {
    database.update(
        "insert into parcel values ('12-03', 450.25, '1999-12-31', '2026-11-24 08:30:00',"
            + " '2026-11-24 08:30:00+07', true, 3, null, null,"
            + " '019353a0-7c00-7000-8000-000000000001')");

    assertThat(hub.call("land-office.find-parcel", "{\"number\":\"12-03\"}"))
        .hasToString(
            "{\"rows\":[{\"number\":\"12-03\",\"area\":450.25,\"registered\":\"1999-12-31\","
                + "\"surveyed_at\":\"2026-11-24T08:30:00\",\"changed_at\":\"2026-11-24T01:30:00Z\","
                + "\"disputed\":true,\"plots\":3,\"note\":null,"
                + "\"id\":\"019353a0-7c00-7000-8000-000000000001\"}],\"count\":1}");
    assertThat(hub.call("land-office.find-parcel", "{\"number\":\"none\"}"))
        .hasToString("{\"rows\":[],\"count\":0}");
  }

  @Test
  void bindsWhatLooksLikeSql() throws Exception {
    String note = "'); drop table parcel; -- :#number ${body}";
    JsonNode answer = hub.call("land-office.add-parcel", PARCEL.formatted("\"" + note + "\""), "m");

    assertThat(answer).hasToString("{\"rows\":[],\"count\":1}");
    assertThat(database.queryForObject("select note from parcel", String.class)).isEqualTo(note);
    assertThat(database.queryForObject("select message from parcel", String.class)).isEqualTo("m");
    assertThat(hub.call("land-office.find-parcel", "{\"number\":\"' or '1'='1\"}"))
        .hasToString("{\"rows\":[],\"count\":0}");
  }

  @Test
  void takesWhatTheDatabaseRefusesForAnAnswer() throws Exception {
    hub.call("land-office.add-parcel", PARCEL.formatted("null"));

    AgencyException twice = failure("add-parcel", PARCEL.formatted("null"));
    assertThat(twice.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(twice).hasMessage("There is such a parcel.");
    assertThat(twice.httpStatus()).isEqualTo(409);
    AgencyException noDate = failure("add-parcel", "{\"number\":\"1\",\"registered\":\"soon\"}");
    assertThat(noDate.outcome()).isEqualTo(Outcome.REJECTED);
    AgencyException misspelt = failure("misspelt", "{}");
    assertThat(misspelt.outcome()).isEqualTo(Outcome.MISCONFIGURED);
    assertThat(breaker().getMetrics().getNumberOfFailedCalls()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"add-parcel-once, DELIVERED", "add-parcel, REJECTED", "add-parcel-later, WAITING"})
  void deliversAsTheOutcomeSays(String operation, ApplicationState end) throws Exception {
    hub.call("land-office.add-parcel", PARCEL.formatted("null"));

    UUID application = hub.deliver("land-office", operation, PARCEL.formatted("null"));

    await().atMost(SOON).until(() -> hub.state(application), is(end));
  }

  @Test
  void letsAQueryChangeNothing() {
    AgencyException refused = failure("sneak-in", PARCEL.formatted("null"));

    assertThat(refused.outcome()).isEqualTo(Outcome.MISCONFIGURED);
    assertThat(database.queryForObject("select count(*) from parcel", Integer.class)).isZero();
  }

  @Test
  void readsNoMoreThanWasAgreed() throws Exception {
    for (int i = 0; i < 3; i++) {
      database.update("insert into parcel (number, note) values (?, 'n')", "P-" + i);
    }
    assertThat(hub.call("land-office.list-parcels", "{}").path("count").intValue()).isEqualTo(3);

    database.update("insert into parcel (number) values ('P-4')");
    AgencyException tooMany = failure("list-parcels", "{}");
    assertThat(tooMany.outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(tooMany).hasMessage("The agency's answer has more than 3 rows.");

    database.update("delete from parcel where number <> 'P-4'");
    database.update("update parcel set note = repeat('x', 5000)");
    assertThat(failure("list-parcels", "{}"))
        .hasMessage("The agency's answer is longer than 4 KiB.");
  }

  @Test
  void takesNoRowIntoMemoryThatIsTooWideForIt() {
    database.update("insert into parcel (number, note) values ('P-1', repeat('x', 3000000))");

    AgencyException tooWide = failure("list-parcels", "{}");

    assertThat(tooWide.outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(tooWide).hasMessage("The agency's answer is longer than agreed.");
  }

  @Test
  void givesUpOnAStatementThatTakesTooLong() {
    AgencyException slow = failure("wait", "{\"seconds\":20}");

    assertThat(slow.reach()).isEqualTo(Reach.TIMED_OUT);
    assertThat(slow).hasMessage("The agency did not answer within 1000 ms.");
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(
                        database.queryForObject(
                            "select count(*) from pg_stat_activity where state = 'active' and usename = 'hub'",
                            Integer.class))
                    .isZero());
  }

  @Test
  void noticesThatItsConnectionIsCut() throws Exception {
    hub.call("land-office.find-parcel", "{\"number\":\"1\"}");
    Thread killer =
        new Thread(
            () ->
                await()
                    .until(
                        () ->
                            database.queryForObject(
                                    "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                        + " where usename = 'hub' and query like '%pg_sleep%'",
                                    Integer.class)
                                > 0));
    killer.start();

    AgencyException cut = failure("wait", "{\"seconds\":20}");

    killer.join();
    assertThat(cut.reach()).isEqualTo(Reach.CUT_OFF);
    assertThat(hub.call("land-office.find-parcel", "{\"number\":\"1\"}").path("count").intValue())
        .isZero();
  }

  @Test
  void startsWithoutTheDatabaseAndTripsTheCircuit(@TempDir Path other) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    try (ConnectorHub lonely = start(other, "jdbc:postgresql://127.0.0.1:" + port + "/postgres")) {
      for (int i = 0; i < 4; i++) {
        AgencyException down =
            catchThrowableOfType(
                AgencyException.class, () -> lonely.call("land-office.find-parcel", "{}"));
        assertThat(down.reach()).isEqualTo(Reach.NO_CONNECTION);
        assertThat(down.mayBeApplied()).isFalse();
      }
      AgencyException held =
          catchThrowableOfType(
              AgencyException.class, () -> lonely.call("land-office.find-parcel", "{}"));
      assertThat(held.reach()).isEqualTo(Reach.HELD_BACK);
    }
  }

  @Test
  void takesAWrongPasswordForItsOwnFault(@TempDir Path other) {
    Map<String, String> settings =
        Map.of(
            "LAND_OFFICE_URL", postgres.getJdbcUrl("hub", "postgres").replaceFirst("\\?.*", ""),
            "LAND_OFFICE_USER", "nobody",
            "LAND_OFFICE_PASSWORD", "guess");
    try (ConnectorHub stranger = ConnectorHub.start(other, List.of("land-office"), settings)) {
      AgencyException refused =
          catchThrowableOfType(
              AgencyException.class, () -> stranger.call("land-office.find-parcel", "{}"));
      assertThat(refused.outcome()).isEqualTo(Outcome.MISCONFIGURED);
      assertThat(refused.getMessage()).doesNotContain("nobody", "guess");
    }
  }

  private static AgencyException failure(String operation, String request) {
    return catchThrowableOfType(
        AgencyException.class, () -> hub.call("land-office." + operation, request));
  }

  private static CircuitBreaker breaker() {
    return hub.bean(CircuitBreakerRegistry.class).circuitBreaker("land-office");
  }
}
