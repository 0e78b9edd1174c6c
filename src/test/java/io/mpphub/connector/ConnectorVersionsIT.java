package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import io.mpphub.connector.version.ConnectorFolder;
import io.mpphub.connector.version.ConnectorVersions;
import io.mpphub.connector.version.ConnectorVersions.State;
import io.mpphub.connector.version.ConnectorVersions.Version;
import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The same on the embedded database and on PostgreSQL. */
class ConnectorVersionsIT {

  private static final ConnectorFolder FIRST =
      new ConnectorFolder(Map.of("connector.yaml", "connector: parks".getBytes()));
  private static final ConnectorFolder SECOND =
      new ConnectorFolder(Map.of("connector.yaml", "connector: parks ".getBytes()));

  @Test
  void keepsVersionsInH2() throws IOException {
    keepsVersions(new DriverManagerDataSource("jdbc:h2:mem:versions;DB_CLOSE_DELAY=-1", "sa", ""));
  }

  @Test
  void keepsVersionsInPostgres() throws IOException {
    try (EmbeddedPostgres postgres = Postgres.start()) {
      keepsVersions(postgres.getPostgresDatabase());
    }
  }

  private static void keepsVersions(DataSource database) throws IOException {
    Flyway.configure().dataSource(database).load().migrate();
    ConnectorVersions versions =
        new ConnectorVersions(JdbcClient.create(database), Clock.systemUTC());

    versions.add("parks", FIRST, "ani", State.LIVE, 0);
    versions.add("parks", FIRST, "another hub", State.LIVE, 0);
    versions.add("parks", SECOND, "budi", State.REFUSED, 3);
    versions.add("parks", null, "", State.REMOVED, 0);
    versions.add("gardens", FIRST, "ani", State.LIVE, 0);

    assertThat(versions.of("parks", 10))
        .extracting(Version::state)
        .containsExactly(State.REMOVED, State.REFUSED, State.LIVE);
    Version refused = versions.of("parks", 10).get(1);
    assertThat(refused.by()).isEqualTo("budi");
    assertThat(refused.faults()).isEqualTo(3);
    assertThat(refused.hash()).isEqualTo(SECOND.hash());
    Version first = versions.of("parks", 10).get(2);
    assertThat(first.by()).isEqualTo("ani");
    byte[] zip = versions.content("parks", first.id()).orElseThrow();
    assertThat(ConnectorFolder.unzip(zip).hash()).isEqualTo(FIRST.hash());
    assertThat(versions.content("gardens", first.id())).isEmpty();
    assertThat(versions.content("parks", versions.of("parks", 1).get(0).id())).isEmpty();
    assertThat(versions.content("parks", UUID.randomUUID())).isEmpty();

    // As two hubs do that see a folder at the same time.
    JdbcClient.create(database)
        .sql(
            "insert into connector_version (id, connector, hash, at, author, state, faults) select"
                + " ?, connector, hash, at, author, state, faults from connector_version where"
                + " connector = 'gardens'")
        .param(Generators.timeBasedEpochGenerator().generate())
        .update();
    assertThat(versions.of("gardens", 10)).hasSize(1);
  }
}
