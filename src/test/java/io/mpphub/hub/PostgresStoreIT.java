package io.mpphub.hub;

import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

/** On the database of production. */
class PostgresStoreIT extends StoreContract {

  private EmbeddedPostgres postgres;

  @Override
  DataSource database() {
    try {
      postgres = Postgres.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return postgres.getPostgresDatabase();
  }

  @AfterAll
  void stop() throws IOException {
    postgres.close();
  }
}
