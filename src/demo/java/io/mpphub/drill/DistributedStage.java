package io.mpphub.drill;

import io.mpphub.peer.StandaloneBroker;
import io.mpphub.sandbox.StandaloneSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Production on one machine: two hubs, PostgreSQL and a broker, each a process of its own. The
 * agencies are in this process and outlive them all.
 */
final class DistributedStage implements Stage {

  static final List<String> HUBS = List.of("hub-1", "hub-2");

  private static final String KEY = "key-of-the-drill";

  private final StandaloneSandbox sandbox;
  private final DatabaseProcess database;
  private final Brokers brokers;
  private final Map<String, HubProcess> hubs = new HashMap<>();

  private DistributedStage(Path data, boolean withBackup) {
    Path home = Path.of(System.getenv().getOrDefault("HUB_HOME", "."));
    sandbox = StandaloneSandbox.start(home.resolve("connectors"), data);
    database = new DatabaseProcess(data.resolve("database"));
    Path config = home.resolve("config");
    Path folder = data.resolve("broker");
    brokers = withBackup ? Brokers.pair(config, folder) : Brokers.alone(config, folder);
  }

  /** Processes that can be killed, in the order of the kills. */
  static List<String> processes(boolean withBackup) {
    return withBackup
        ? List.of("hub-1", Brokers.PRIMARY, "hub-2", Brokers.BACKUP, "database")
        : List.of("hub-1", "broker", "hub-2", "database");
  }

  /**
   * @param data an empty folder
   * @param withBackup whether the broker is a pair
   */
  static DistributedStage start(Path data, boolean withBackup) {
    DistributedStage stage = new DistributedStage(data, withBackup);
    try {
      stage.database.start();
      stage.brokers.startAll();
      for (String name : HUBS) {
        stage.hubs.put(
            name,
            new HubProcess("io.mpphub.HubApplication", data.resolve(name), stage.environment()));
      }
      // At the same time, on a database without tables.
      stage.hubs.values().forEach(HubProcess::launch);
      stage.hubs.values().forEach(HubProcess::awaitReady);
      stage.sandbox.hubsAt(stage.hubs());
      return stage;
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  /** As config/application-production.yml asks for it. */
  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("SPRING_PROFILES_ACTIVE", "production");
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("HUB_DATABASE_URL", database.url());
    environment.put("HUB_DATABASE_USER", database.user());
    environment.put("HUB_DATABASE_PASSWORD", "any");
    environment.put("HUB_BROKER_URL", brokers.url());
    environment.put("HUB_BROKER_USER", StandaloneBroker.USER);
    environment.put("HUB_BROKER_PASSWORD", StandaloneBroker.PASSWORD);
    environment.put("HUB_MALL_KEY", KEY);
    environment.put("HUB_ACCESS_KEY", "access-key-of-the-drill");
    environment.put("HUB_WEBHOOKS_KEY", "key-for-webhooks-of-the-distributed-drill");
    environment.put("HUB_OPERATOR_NAME", "drill");
    environment.put("HUB_OPERATOR_PASSWORD", "password-of-the-drill");
    environment.put("HUB_METRICS_PASSWORD", "password-of-the-metrics");
    return environment;
  }

  @Override
  public List<URI> hubs() {
    return HUBS.stream().map(name -> hubs.get(name).url()).toList();
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public void fault(String agency, String mode) {
    sandbox.fault(agency, mode);
  }

  @Override
  public void kill(String process) {
    if (process.equals("database")) {
      database.kill();
    } else if (brokers.has(process)) {
      brokers.kill(process);
    } else {
      hubs.get(process).kill();
    }
  }

  @Override
  public void start(String process) {
    if (process.equals("database")) {
      database.start();
    } else if (brokers.has(process)) {
      brokers.start(process);
    } else {
      hubs.get(process).launch();
      hubs.get(process).awaitReady();
    }
  }

  @Override
  public void freeze(String process) {
    hubs.get(process).freeze();
  }

  @Override
  public void thaw(String process) {
    hubs.get(process).thaw();
  }

  @Override
  public List<AppliedApplication> applied() {
    return sandbox.submissions().stream()
        .map(s -> new AppliedApplication(s.id(), s.timesReceived(), s.state()))
        .toList();
  }

  @Override
  public void close() {
    hubs.values().forEach(HubProcess::close);
    brokers.close();
    database.close();
    sandbox.close();
  }
}
