package io.mpphub.peer;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;

/** PostgreSQL on this machine, empty, on a free port, in processes of its own. */
public final class Postgres {

  /** The library's own limit, ten seconds, is short on a machine that does much else. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Postgres() {}

  /**
   * Starts one and waits until it takes connections.
   *
   * @throws IOException when it doesn't start
   */
  public static EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder().setPGStartupWait(LIMIT).start();
  }
}
