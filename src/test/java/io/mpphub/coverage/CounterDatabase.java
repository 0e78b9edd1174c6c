package io.mpphub.coverage;

import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The counters' queue on a PostgreSQL of its own, in place of the sandbox's: it can refuse the hub,
 * and let it wait, as a database does.
 */
final class CounterDatabase implements AutoCloseable {

  static final String SLOT = "licensing-21261125-0900";
  static final String FULL_SLOT = "licensing-21261125-1400";
  static final LocalDate DAY = LocalDate.of(2126, 11, 25);

  private static final Path SCHEMA = Path.of("connectors/mall-counters/sandbox");
  private static final String USER = "hub";
  private static final String TABLES = "counter, slot, seat, booking";
  private static final int MANY = 200;

  private final EmbeddedPostgres postgres;
  private final JdbcTemplate keeper;
  private Connection locking;

  CounterDatabase() {
    try {
      postgres = Postgres.start();
      keeper = new JdbcTemplate(postgres.getPostgresDatabase());
      keeper.execute(Files.readString(SCHEMA.resolve("schema.sql")));
      keeper.execute(Files.readString(SCHEMA.resolve("book-slot-postgresql.sql")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    keeper.execute("create role " + USER + " login");
    keeper.update("insert into counter values ('licensing', 'Perizinan')");
    open(SLOT, "09:00", MANY);
    open(FULL_SLOT, "14:00", 0);
    mend();
  }

  private void open(String slot, String time, int seats) {
    keeper.update("insert into slot values (?, 'licensing', ?, ?, ?)", slot, DAY, time, time);
    for (int seat = 1; seat <= seats; seat++) {
      keeper.update("insert into seat values (?, ?)", slot, seat);
    }
  }

  /** What the connector must be told. */
  Map<String, String> settings() {
    return Map.of(
        "MALL_COUNTERS_URL",
        postgres.getJdbcUrl(USER, "postgres"),
        "MALL_COUNTERS_USER",
        USER,
        "MALL_COUNTERS_PASSWORD",
        "any-will-do");
  }

  /** The hub may do nothing any more. */
  void refuse() {
    keeper.execute("revoke all on " + TABLES + " from " + USER);
  }

  /** Whatever is asked waits. */
  void letWait() {
    try {
      locking = postgres.getPostgresDatabase().getConnection();
      locking.setAutoCommit(false);
      locking.createStatement().execute("lock table " + TABLES + " in access exclusive mode");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** It works. */
  void mend() {
    try {
      if (locking != null) {
        locking.close();
        locking = null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    keeper.execute("grant select, insert, update, delete on " + TABLES + " to " + USER);
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
