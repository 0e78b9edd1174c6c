package io.mpphub.sandbox;

import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.jdbc.core.JdbcTemplate;

class PostgresCountersIT extends CountersContract {

  private static final Path SCHEMA = Path.of("connectors/mall-counters/sandbox");

  private EmbeddedPostgres postgres;

  @BeforeAll
  void start() throws IOException {
    postgres = Postgres.start();
    JdbcTemplate queue = new JdbcTemplate(database());
    queue.execute(Files.readString(SCHEMA.resolve("schema.sql")));
    queue.execute(Files.readString(SCHEMA.resolve("book-slot-postgresql.sql")));
    queue.update("insert into counter values ('licensing', 'Perizinan')");
    for (String hour : new String[] {"09", "10", "13", "14"}) {
      String slot = slot(hour + "00");
      queue.update(
          "insert into slot values (?, 'licensing', ?, ?, ?)",
          slot,
          day(),
          hour + ":00",
          hour + ":45");
      for (int seat = 1; seat <= (hour.equals("14") ? 1 : 5); seat++) {
        queue.update("insert into seat values (?, ?)", slot, seat);
      }
    }
  }

  @AfterAll
  void stop() throws IOException {
    postgres.close();
  }

  @Override
  DataSource database() {
    return postgres.getPostgresDatabase();
  }

  @Override
  LocalDate day() {
    return LocalDate.of(2126, 11, 25);
  }
}
