package io.mpphub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.jdbc.Times;
import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was taken in before applications had an owner, on every database. */
class OwnersUpgradeIT {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void givesOldApplicationsToTheMallsClientForGood() throws IOException {
    try (EmbeddedPostgres postgres = Postgres.start()) {
      DataSource h2 = new DriverManagerDataSource("jdbc:h2:mem:owners;DB_CLOSE_DELAY=-1", "sa", "");
      for (DataSource database : List.of(h2, postgres.getPostgresDatabase())) {
        JdbcClient jdbc = JdbcClient.create(database);
        Flyway.configure().dataSource(database).target("15").load().migrate();
        UUID before = insert(jdbc);

        migrate(database, "mall o'clock");
        UUID byOldHub = insert(jdbc);
        migrate(database, "kiosk");

        assertThat(owner(jdbc, before)).isEqualTo("mall o'clock");
        // A hub of the version before goes on while others are brought up to date.
        assertThat(owner(jdbc, byOldHub)).isEqualTo("mall o'clock");
      }
    }
  }

  private static void migrate(DataSource database, String mall) {
    Flyway.configure()
        .dataSource(database)
        .placeholders(Map.of("mall-client", mall))
        .load()
        .migrate();
  }

  private static UUID insert(JdbcClient jdbc) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            "insert into application (id, service, state, applicant_nik, data, checked, moves,"
                + " submitted_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            id,
            "complaint",
            "submitted",
            "3508104101900001",
            "{}",
            true,
            0,
            Times.toColumn(NOW),
            Times.toColumn(NOW))
        .update();
    return id;
  }

  private static String owner(JdbcClient jdbc, UUID id) {
    return jdbc.sql("select client from application where id = ?")
        .param(id)
        .query(String.class)
        .single();
  }
}
