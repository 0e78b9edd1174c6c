package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.mpphub.store.TestStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.flywaydb.core.Flyway;
import org.slf4j.LoggerFactory;

/** Walks over the table of moves, in the real delivery, on a real database. */
abstract class DeliveryModel {

  /** A database and what walks on it. */
  static final class Ground implements AutoCloseable {

    private static final List<String> TABLES =
        List.of(
            "operator_action",
            "attempt",
            "message",
            "application_history",
            "application",
            "idempotency_key",
            "invalid_row",
            "connector_hold");

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
      TABLES.forEach(one -> eyes.jdbc().sql("delete from " + one).update());
      eyes.jdbc().sql("update broker_mark set mark = null").update();
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

  @Provide
  Arbitrary<Walk> walks() {
    Arbitrary<Setting> settings =
        Combinators.combine(Arbitraries.of(Setting.Kind.class), Arbitraries.of(true, false))
            .as(Setting::new);
    Arbitrary<Move> moves =
        Combinators.combine(
                Arbitraries.frequency(
                    Tuple.of(6, Move.What.RELAY),
                    Tuple.of(8, Move.What.RECEIVE),
                    Tuple.of(14, Move.What.RUN),
                    Tuple.of(10, Move.What.DURING),
                    Tuple.of(6, Move.What.DECIDE),
                    Tuple.of(2, Move.What.TELL),
                    Tuple.of(3, Move.What.WITHDRAW),
                    Tuple.of(5, Move.What.KILL),
                    Tuple.of(2, Move.What.DATABASE),
                    Tuple.of(2, Move.What.HOLD),
                    Tuple.of(2, Move.What.RELEASE),
                    Tuple.of(1, Move.What.STOP),
                    Tuple.of(1, Move.What.START),
                    Tuple.of(14, Move.What.WAIT),
                    Tuple.of(8, Move.What.SWEEP),
                    Tuple.of(3, Move.What.REPLAY),
                    Tuple.of(1, Move.What.DISCARD),
                    Tuple.of(1, Move.What.BROKER_DOWN),
                    Tuple.of(2, Move.What.BROKER_UP),
                    Tuple.of(1, Move.What.BROKER_FORGETS)),
                Arbitraries.integers().between(0, 255))
            .as(Move::new);
    Arbitrary<Answer> answers =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(Answer.YES)), Tuple.of(3, Arbitraries.of(Answer.class)));
    return Combinators.combine(
            settings, answers.list().ofMaxSize(12), moves.list().ofMinSize(1).ofMaxSize(30))
        .as(Walk::new);
  }
}
