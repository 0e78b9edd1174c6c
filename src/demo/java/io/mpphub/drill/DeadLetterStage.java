package io.mpphub.drill;

import io.mpphub.sandbox.StandaloneSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One hub in a process of its own, on H2 or PostgreSQL, with the real connectors; its agencies are
 * in this process. Each delivery gets one try, and the licensing office's circuit opens only when
 * each of a thousand calls failed, so that letters die fast.
 */
final class DeadLetterStage implements AutoCloseable {

  static final String KEY = "key-of-the-drill";

  private static final String OPERATOR = "drill";
  private static final String PASSWORD = "password-of-the-drill";
  private static final String NO_BREAKER = "{failureRate: 100, window: 1000, waitOpen: 5s}";

  private final StandaloneSandbox sandbox;
  private final DatabaseProcess database;
  private final HubProcess hub;

  /**
   * @param data an empty folder
   */
  DeadLetterStage(Path data, boolean postgres) {
    Path home =
        new HomeCopy(Path.of("."), data.resolve("home"))
            .with("licensing", "circuitBreaker", NO_BREAKER)
            .folder();
    sandbox = StandaloneSandbox.start(home.resolve("connectors"), data);
    database = postgres ? new DatabaseProcess(data.resolve("database")) : null;
    hub = new HubProcess("io.mpphub.HubApplication", data.resolve("hub"), environment(home));
  }

  void start() {
    if (database != null) {
      database.start();
    }
    startHub();
  }

  private Map<String, String> environment(Path home) {
    Map<String, String> environment = new TreeMap<>(sandbox.environment());
    environment.put("HUB_HOME", home.toString());
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("HUB_DELIVERY_RETRY_ATTEMPTS", "1");
    environment.put("HUB_SECURITY_CLIENTS_0_NAME", "drill");
    environment.put("HUB_SECURITY_CLIENTS_0_KEY", KEY);
    environment.put("HUB_SECURITY_CLIENTS_0_SCOPES", "*");
    environment.put("HUB_SECURITY_OPERATORS_0_NAME", OPERATOR);
    environment.put("HUB_SECURITY_OPERATORS_0_PASSWORD", PASSWORD);
    environment.put("HUB_SECURITY_OPERATORS_0_ROLES", "operator");
    if (database != null) {
      environment.put("SPRING_DATASOURCE_URL", database.url());
      environment.put("SPRING_DATASOURCE_USERNAME", database.user());
      environment.put("SPRING_DATASOURCE_PASSWORD", "any");
    }
    return environment;
  }

  /** Returns the credentials of each call of an operator's program. */
  static String authorization() {
    String credentials = OPERATOR + ":" + PASSWORD;
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes());
  }

  URI hub() {
    return hub.url();
  }

  StandaloneSandbox sandbox() {
    return sandbox;
  }

  /** From now on the office's decisions reach the hub. */
  void letDecisionsThrough() {
    sandbox.hubsAt(List.of(hub.url()));
  }

  /** As {@code kill -9}. */
  void killHub() {
    hub.kill();
  }

  void startHub() {
    hub.launch();
    hub.awaitReady();
  }

  @Override
  public void close() {
    hub.close();
    if (database != null) {
      database.close();
    }
    sandbox.close();
  }
}
