package io.mpphub.drill;

import io.mpphub.sandbox.StandaloneSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hub with the settings of production but a broker inside, and its PostgreSQL, each a process of
 * its own.
 */
final class OutageStage implements AutoCloseable {

  static final String KEY = "key-of-the-drill";

  private final StandaloneSandbox sandbox;
  private final DatabaseProcess database;
  private final HubProcess hub;

  private OutageStage(Path data) {
    Path home = Path.of(System.getenv().getOrDefault("HUB_HOME", "."));
    sandbox = StandaloneSandbox.start(home.resolve("connectors"), data);
    database = new DatabaseProcess(data.resolve("database"));
    hub =
        new HubProcess(
            "io.mpphub.HubApplication", data.resolve("hub"), environment(sandbox, database));
  }

  /**
   * @param data an empty folder
   */
  static OutageStage start(Path data) {
    OutageStage stage = new OutageStage(data);
    try {
      stage.database.start();
      stage.hub.launch();
      stage.hub.awaitReady();
      stage.sandbox.hubsAt(List.of(stage.url()));
      return stage;
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  private static Map<String, String> environment(
      StandaloneSandbox sandbox, DatabaseProcess database) {
    Map<String, String> environment = new TreeMap<>(sandbox.environment());
    environment.put("SPRING_PROFILES_ACTIVE", "production");
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("HUB_DATABASE_URL", database.url());
    environment.put("HUB_DATABASE_USER", database.user());
    environment.put("HUB_DATABASE_PASSWORD", "any");
    environment.put("SPRING_ARTEMIS_MODE", "embedded");
    environment.put("SPRING_ARTEMIS_EMBEDDED_ENABLED", "true");
    environment.put("HUB_BROKER_URL", "vm://0");
    environment.put("HUB_BROKER_USER", "any");
    environment.put("HUB_BROKER_PASSWORD", "any");
    environment.put("HUB_MALL_KEY", KEY);
    environment.put("HUB_ACCESS_KEY", "access-key-of-the-drill");
    environment.put("HUB_WEBHOOKS_KEY", "key-for-webhooks-of-the-outage-drill");
    environment.put("HUB_OPERATOR_NAME", "drill");
    environment.put("HUB_OPERATOR_PASSWORD", "password-of-the-drill");
    environment.put("HUB_METRICS_PASSWORD", "password-of-the-metrics");
    return environment;
  }

  URI url() {
    return hub.url();
  }

  DatabaseProcess database() {
    return database;
  }

  List<AppliedApplication> applied() {
    return sandbox.submissions().stream()
        .map(s -> new AppliedApplication(s.id(), s.timesReceived(), s.state()))
        .toList();
  }

  @Override
  public void close() {
    hub.close();
    database.close();
    sandbox.close();
  }
}
