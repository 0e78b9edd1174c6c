package io.mpphub.security.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.peer.Postgres;
import io.mpphub.sandbox.SettableClock;
import io.mpphub.security.SignOutTable;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two hubs on one database: the embedded one, and PostgreSQL. */
class EndedSignInsIT {

  private static final Instant NOW = Instant.parse("2026-11-24T01:00:00Z");

  private final SettableClock clock = new SettableClock(NOW);

  @Test
  void countAtEveryHubOnH2() {
    countAtEveryHub(SignOutTable.database("ended"));
  }

  @Test
  void countAtEveryHubOnPostgres() throws IOException {
    try (EmbeddedPostgres postgres = Postgres.start()) {
      countAtEveryHub(postgres.getPostgresDatabase());
    }
  }

  private void countAtEveryHub(DataSource database) {
    SignOutTable.make(database);
    EndedSignIns here = SignOutTable.ended(database, clock);
    EndedSignIns there = SignOutTable.ended(database, clock);

    here.add("one", NOW.plus(Duration.ofHours(1)));
    there.add("one", NOW.plus(Duration.ofHours(1)));
    there.add("two", NOW.plus(Duration.ofHours(12)));

    assertThat(here.contains("one")).isTrue();
    assertThat(there.contains("one")).isTrue();
    assertThat(here.contains("two")).isTrue();
    assertThat(here.contains("three")).isFalse();
    assertThat(SignOutTable.ended(database, clock).contains("one")).isTrue();

    clock.advance(Duration.ofHours(2));
    here.add("three", clock.instant().plus(Duration.ofHours(12)));
    assertThat(rows(database)).isEqualTo(2);
  }

  /** What the hub that was asked knows; the others know it once the database is back. */
  @Test
  void areNotedOnceTheDatabaseIsBack() {
    DataSource database = SignOutTable.database("away");
    EndedSignIns here = SignOutTable.ended(database, clock);
    EndedSignIns there = SignOutTable.ended(database, clock);

    here.add("one", NOW.plus(Duration.ofHours(1)));
    assertThat(here.contains("one")).isTrue();
    assertThat(here.contains("another")).isFalse();
    assertThat(there.contains("one")).isFalse();

    SignOutTable.make(database);
    assertThat(here.contains("another")).isFalse();
    assertThat(there.contains("one")).isTrue();
  }

  private static int rows(DataSource database) {
    return JdbcClient.create(database)
        .sql("select count(*) from ended_sign_in")
        .query(Integer.class)
        .single();
  }
}
