package io.mpphub.drill;

import io.mpphub.sandbox.StandaloneSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Production on one machine: two hubs, PostgreSQL and a broker, each a process of its own. The
 * agencies are in this process and outlive them all.
 */
final class DistributedStage implements Stage {

  static final List<String> PROCESSES = List.of("hub-1", "broker", "hub-2", "database");

  private static final String KEY = "key-of-the-drill";

  private final StandaloneSandbox sandbox;
  private final DatabaseProcess database;
  private final BrokerProcess broker;
  private final Map<String, HubProcess> hubs = new HashMap<>();

  private DistributedStage(Path data) {
    Path home = Path.of(System.getenv().getOrDefault("HUB_HOME", "."));
    sandbox = StandaloneSandbox.start(home.resolve("connectors"), data);
    database = new DatabaseProcess(data.resolve("database"));
    broker = new BrokerProcess(home.resolve("config/broker.xml"), data.resolve("broker"));
  }

  static DistributedStage start(Path data) {
    DistributedStage stage = new DistributedStage(data);
    try {
      stage.database.start();
      stage.broker.start();
      // One after the other: the first one makes the tables.
      for (String name : List.of("hub-1", "hub-2")) {
        stage.hubs.put(
            name,
            new HubProcess("io.mpphub.HubApplication", data.resolve(name), stage.environment()));
        stage.start(name);
      }
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
    environment.put("HUB_BROKER_URL", broker.url());
    environment.put("HUB_BROKER_USER", broker.user());
    environment.put("HUB_BROKER_PASSWORD", broker.password());
    environment.put("HUB_MALL_KEY", KEY);
    environment.put("HUB_OPERATOR_NAME", "drill");
    environment.put("HUB_OPERATOR_PASSWORD", "password-of-the-drill");
    return environment;
  }

  @Override
  public List<URI> hubs() {
    return Stream.of("hub-1", "hub-2").map(name -> hubs.get(name).url()).toList();
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
    switch (process) {
      case "database" -> database.kill();
      case "broker" -> broker.kill();
      default -> hubs.get(process).kill();
    }
  }

  @Override
  public void start(String process) {
    switch (process) {
      case "database" -> database.start();
      case "broker" -> broker.start();
      default -> {
        hubs.get(process).launch();
        hubs.get(process).awaitReady();
      }
    }
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
    broker.close();
    database.close();
    sandbox.close();
  }
}
