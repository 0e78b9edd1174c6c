package io.mpphub.drill;

import io.mpphub.peer.StandaloneBroker;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The hubs' broker, alone or with a backup: Artemis, set up by production's files as they are. Settings that differ between machines come from the environment, as there.
 */
final class Brokers implements AutoCloseable {

  static final String PRIMARY = "primary";
  static final String BACKUP = "backup";

  private final Map<String, StandaloneBroker> brokers = new LinkedHashMap<>();
  private final String url;

  private Brokers(String url) {
    this.url = url;
  }

  /**
   * @param config the folder with production's files
   * @param folder a folder that isn't there
   */
  static Brokers alone(Path config, Path folder) {
    int port = HubProcess.freePort();
    Brokers alone = new Brokers(address(port));
    alone.brokers.put(
        "broker",
        StandaloneBroker.install(
            folder.resolve("broker"),
            port,
            Map.of("broker.xml", config.resolve("broker.xml")),
            environment(folder, port)));
    return alone;
  }

  /** A primary and a backup with one store. */
  static Brokers pair(Path config, Path folder) {
    int primary = HubProcess.freePort();
    int backup = HubProcess.freePort();
    Brokers pair =
        new Brokers(
            "(%s,%s)?ha=true&reconnectAttempts=-1".formatted(address(primary), address(backup)));
    pair.installOne(PRIMARY, config, folder, primary, backup);
    pair.installOne(BACKUP, config, folder, backup, primary);
    return pair;
  }

  private void installOne(String name, Path config, Path folder, int own, int other) {
    Map<String, String> environment = environment(folder, own);
    environment.put("BROKER_HA", "SHARED_STORE_" + name.toUpperCase(Locale.ROOT));
    environment.put("BROKER_SELF", "127.0.0.1");
    environment.put("BROKER_OTHER", "127.0.0.1");
    environment.put("BROKER_OTHER_PORT", Integer.toString(other));
    environment.put("BROKER_CLUSTER_PASSWORD", "password-of-the-pair");
    brokers.put(
        name,
        StandaloneBroker.install(
            folder.resolve(name),
            own,
            Map.of(
                "broker.xml", config.resolve("broker.xml"),
                "broker.properties", config.resolve("broker-pair.properties")),
            environment));
  }

  private static Map<String, String> environment(Path folder, int port) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("BROKER_HOST", "127.0.0.1");
    environment.put("BROKER_PORT", Integer.toString(port));
    environment.put("BROKER_DATA", folder.resolve("store").toAbsolutePath().toString());
    return environment;
  }

  private static String address(int port) {
    return "tcp://127.0.0.1:" + port;
  }

  /** For the hubs. */
  String url() {
    return url;
  }

  boolean has(String name) {
    return brokers.containsKey(name);
  }

  void startAll() {
    brokers.keySet().forEach(this::start);
  }

  /** The primary takes its work back: hubs must find it again, and the backup rest. */
  void start(String name) {
    if (name.equals(BACKUP)) {
      // The backup takes connections only while the primary is away.
      brokers.get(name).launch();
    } else {
      brokers.get(name).start();
    }
    if (name.equals(PRIMARY)) {
      brokers.get(BACKUP).awaitSilence();
    }
  }

  /** The backup takes over. */
  void kill(String name) {
    brokers.get(name).kill();
    if (name.equals(PRIMARY)) {
      brokers.get(BACKUP).awaitListening();
    }
  }

  @Override
  public void close() {
    brokers.values().forEach(StandaloneBroker::close);
  }
}
