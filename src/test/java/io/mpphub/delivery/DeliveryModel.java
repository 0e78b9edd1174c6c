package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.mpphub.jdbc.TestStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;

/** Walks over the table of moves, in the real delivery, on a real database. */
abstract class DeliveryModel {

  /** A database and what walks on it. */
  static final class Ground implements AutoCloseable {

    /** In one round trip. */
    private static final String CLEAR =
        Stream.of(
                "operator_action",
                "attempt",
                "message",
                "application_history",
                "application",
                "idempotency_key",
                "invalid_row",
                "connector_hold")
            .map(table -> "delete from " + table + "; ")
            .collect(Collectors.joining("", "", "update broker_mark set mark = null"));

    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.mpphub");

    private final DataSource database;
    private final TestStores eyes;
    private final ModelRoutes routes;
    private final MoveTable table;
    private final String name;

    Ground(String name, DataSource database, DataSource watching) throws Exception {
      Flyway.configure().dataSource(database).load().migrate();
      // A walk is made of faults: it would fill the log with them.
      LOG.setLevel(Level.OFF);
      this.name = name;
      this.database = database;
      this.eyes = TestStores.on(watching);
      this.table = MoveTable.read();
      this.routes = new ModelRoutes();
    }

    World world(Setting setting) {
      eyes.jdbc().sql(CLEAR).update();
      return new World(setting, database, eyes, table, routes);
    }

    @Override
    public void close() throws IOException {
      routes.close();
      LOG.setLevel(null);
      Files.write(Path.of("target/moves-" + name + ".txt"), table.made());
    }
  }

  /** Walks it, and finds no fault. */
  static void holds(Walk walk, Ground ground) {
    assertThat(walk.faults(ground.world(walk.setting()))).isEmpty();
  }
}
