package io.mpphub.storage;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The messages that are stored and wait to be handed to the broker. While the broker is away
 * applications are still accepted, but not without end.
 */
final class Backlog implements Shortage {

  private final JdbcClient jdbc;
  private final int most;
  private volatile int counted;

  Backlog(JdbcClient jdbc, int most) {
    this.jdbc = jdbc;
    this.most = most;
  }

  /**
   * Counts them, no further than matters.
   *
   * @throws org.springframework.dao.DataAccessException when the database can't tell; the last
   *     count stands
   */
  void count() {
    counted =
        jdbc.sql(
                "select count(*) from (select 1 from message where status = 'ready'"
                    + " fetch first ? rows only) waiting")
            .param(most)
            .query(Integer.class)
            .single();
  }

  @Override
  public Optional<String> found() {
    return counted < most
        ? Optional.empty()
        : Optional.of("The hub's broker is away, and too much waits for it; nothing was accepted.");
  }
}
