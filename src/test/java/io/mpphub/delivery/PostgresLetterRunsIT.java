package io.mpphub.delivery;

import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** On PostgreSQL. */
class PostgresLetterRunsIT extends LetterRunsContract {

  private EmbeddedPostgres postgres;

  @Override
  String[] settings() throws Exception {
    postgres = Postgres.start();
    return new String[] {
      "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
      "spring.datasource.username=postgres"
    };
  }

  @Override
  void stopServers() throws Exception {
    postgres.close();
  }
}
