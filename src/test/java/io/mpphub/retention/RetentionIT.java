package io.mpphub.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.jdbc.Times;
import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is done with is forgotten in small parts; what is under way or dead stays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RetentionIT {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(100));

  private EmbeddedPostgres postgres;

  @BeforeAll
  void start() throws IOException {
    postgres = Postgres.start();
  }

  @AfterAll
  void stop() throws IOException {
    postgres.close();
  }

  Stream<DataSource> databases() {
    return Stream.of(
        new DriverManagerDataSource("jdbc:h2:mem:retention;DB_CLOSE_DELAY=-1", "sa", ""),
        postgres.getPostgresDatabase());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void forgetsWhatIsDoneWithOnly(DataSource database) {
    Flyway.configure().dataSource(database).load().migrate();
    JdbcClient jdbc = JdbcClient.create(database);
    Retention retention = new Retention(jdbc);
    UUID approved = application(jdbc, "approved", "delivered", LONG_AGO);
    UUID second = application(jdbc, "delivered", "delivered", LONG_AGO);
    UUID recent = application(jdbc, "approved", "delivered", NOW);
    UUID dead = application(jdbc, "failed", "dead", LONG_AGO);
    UUID waiting = application(jdbc, "waiting", "retrying", LONG_AGO);
    Instant limit = NOW.minus(Duration.ofDays(90));
    long before = retention.bodySizes(Instant.EPOCH).get("licensing");

    assertThat(retention.forgetBodies(limit, 1)).isEqualTo(1);
    assertThat(retention.forgetBodies(limit, 10)).isEqualTo(1);
    assertThat(retention.forgetBodies(limit, 10)).isZero();
    assertThat(List.of(body(jdbc, approved), body(jdbc, second))).containsOnly("null");
    assertThat(List.of(body(jdbc, recent), body(jdbc, dead), body(jdbc, waiting)))
        .doesNotContain("null");
    assertThat(retention.bodySizes(Instant.EPOCH).get("licensing")).isLessThan(before);
    assertThat(retention.bodySizes(NOW)).containsOnlyKeys("licensing");

    assertThat(retention.forgetApplications(limit, 10)).isEqualTo(2);
    assertThat(retention.forgetApplications(limit, 10)).isZero();
    assertThat(jdbc.sql("select id from application").query(UUID.class).list())
        .containsExactlyInAnyOrder(recent, dead, waiting);
    assertThat(jdbc.sql("select count(*) from attempt").query(Integer.class).single()).isEqualTo(3);
  }

  private static String body(JdbcClient jdbc, UUID application) {
    return jdbc.sql("select body from message where application_id = ?")
        .param(application)
        .query(String.class)
        .single();
  }

  private static UUID application(JdbcClient jdbc, String state, String status, Instant at) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into application (id, service, state, applicant_nik, data, checked, moves,"
                + " submitted_at, updated_at) values (?, 's', ?, '3508104101900001', '{}', true, 1,"
                + " ?, ?)")
        .params(id, state, Times.toColumn(at), Times.toColumn(at))
        .update();
    jdbc.sql("insert into application_history values (?, 0, ?, ?, null)")
        .params(id, Times.toColumn(at), state)
        .update();
    UUID message = UUID.randomUUID();
    jdbc.sql(
            "insert into message (id, application_id, connector, operation, body, status, attempts,"
                + " tries, turn, sends, maybe_applied, created_at, updated_at) values (?, ?,"
                + " 'licensing', 'submit', '{\"facility\":\"Puskesmas A\"}', ?, 1, 1, 1, 1, false, ?, ?)")
        .params(message, id, status, Times.toColumn(at), Times.toColumn(at))
        .update();
    jdbc.sql("insert into attempt (message_id, number, started_at) values (?, 1, ?)")
        .params(message, Times.toColumn(at))
        .update();
    return id;
  }
}
