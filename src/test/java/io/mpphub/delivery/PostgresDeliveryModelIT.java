package io.mpphub.delivery;

import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.SQLException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** On the database of production. */
class PostgresDeliveryModelIT extends DeliveryModel {

  private static EmbeddedPostgres postgres;
  private static Ground ground;

  @BeforeContainer
  static void start() throws Exception {
    postgres = Postgres.start();
    ground = new Ground("postgres", connection(), connection());
  }

  @AfterContainer
  static void stop() throws Exception {
    ground.close();
    postgres.close();
  }

  @Property(tries = 200)
  @AddLifecycleHook(WalkSettings.class)
  void walksTheTable(@ForAll(supplier = Walks.class) Walk walk) {
    holds(walk, ground);
  }

  private static SingleConnectionDataSource connection() throws SQLException {
    return new SingleConnectionDataSource(postgres.getPostgresDatabase().getConnection(), true);
  }
}
