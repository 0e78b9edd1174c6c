package io.mpphub.delivery;

import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;

/** On PostgreSQL. */
class PostgresDoubtsIT extends DoubtsContract {

  private EmbeddedPostgres postgres;

  @Override
  String[] database() throws IOException {
    postgres = Postgres.start();
    return new String[] {
      "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
      "spring.datasource.username=postgres"
    };
  }

  @Override
  @AfterAll
  void stop() throws IOException {
    super.stop();
    postgres.close();
  }
}
