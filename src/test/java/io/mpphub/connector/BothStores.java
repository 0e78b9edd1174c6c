package io.mpphub.connector;

import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** A hub on the embedded database and one on PostgreSQL. */
final class BothStores implements AutoCloseable {

  private final Map<String, ConnectorHub> hubs = new LinkedHashMap<>();
  private final EmbeddedPostgres postgres;

  /** Starts one of them. */
  interface Starter {
    /**
     * @param home empty
     * @param database settings that lead to it
     */
    ConnectorHub start(Path home, Map<String, String> database) throws IOException;
  }

  private BothStores() throws IOException {
    postgres = Postgres.start();
  }

  /**
   * @param folder for the hubs' homes, {@code h2} and {@code postgres}
   */
  static BothStores start(Path folder, Starter starter) throws IOException {
    BothStores stores = new BothStores();
    try {
      stores.hubs.put("H2", starter.start(folder.resolve("h2"), Map.of()));
      stores.hubs.put(
          "PostgreSQL",
          starter.start(
              folder.resolve("postgres"),
              Map.of(
                  "spring.datasource.url",
                  stores.postgres.getJdbcUrl("postgres", "postgres"),
                  "spring.datasource.username",
                  "postgres")));
      return stores;
    } catch (IOException | RuntimeException e) {
      stores.close();
      throw e;
    }
  }

  /** For tests that take a hub. */
  Stream<Named<ConnectorHub>> hubs() {
    return hubs.entrySet().stream().map(hub -> Named.of(hub.getKey(), hub.getValue()));
  }

  @Override
  public void close() throws IOException {
    hubs.values().forEach(ConnectorHub::close);
    postgres.close();
  }
}
