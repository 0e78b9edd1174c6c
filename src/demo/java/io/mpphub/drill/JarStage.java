package io.mpphub.drill;

import io.mpphub.sandbox.StandaloneSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A hub as operators run it, {@code java -jar}, alone with its own database and broker, to be
 * timed. The agencies are in this process.
 */
final class JarStage implements Stage {

  private static final String KEY = "key-of-the-drill";

  private final StandaloneSandbox sandbox;
  private final HubProcess hub;

  private JarStage(StandaloneSandbox sandbox, HubProcess hub) {
    this.sandbox = sandbox;
    this.hub = hub;
  }

  /**
   * @param data an empty folder
   * @param home with connectors and routes
   * @param agencies those that are simulated
   * @param others where further agencies are, as environment variables
   */
  static JarStage start(Path data, Path home, Set<String> agencies, Map<String, String> others) {
    StandaloneSandbox sandbox = StandaloneSandbox.start(home.resolve("connectors"), data, agencies);
    Map<String, String> environment = environment(sandbox);
    environment.put("HUB_HOME", home.toAbsolutePath().toString());
    environment.putAll(others);
    HubProcess hub = HubProcess.ofJar(data.resolve("hub"), environment);
    JarStage stage = new JarStage(sandbox, hub);
    try {
      stage.start("hub");
      sandbox.hubsAt(stage.hubs());
      return stage;
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  private static Map<String, String> environment(StandaloneSandbox sandbox) {
    Map<String, String> environment = new TreeMap<>(sandbox.environment());
    environment.put("SERVER_ADDRESS", "127.0.0.1");
    environment.put("HUB_SECURITY_CLIENTS_0_NAME", "drill");
    environment.put("HUB_SECURITY_CLIENTS_0_KEY", KEY);
    environment.put("HUB_SECURITY_CLIENTS_0_SCOPES", "*");
    environment.put("HUB_SECURITY_OPERATORS_0_NAME", "drill");
    environment.put("HUB_SECURITY_OPERATORS_0_PASSWORD", "password-of-the-drill");
    environment.put("HUB_SECURITY_OPERATORS_0_ROLES", "operator");
    return environment;
  }

  /** With connectors and routes, as the launcher tells. */
  static Path home() {
    return Path.of(System.getenv().getOrDefault("HUB_HOME", "."));
  }

  @Override
  public List<URI> hubs() {
    return List.of(hub.url());
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
    hub.kill();
  }

  @Override
  public void start(String process) {
    hub.launch();
    hub.awaitReady();
  }

  @Override
  public List<AppliedApplication> applied() {
    return sandbox.submissions().stream()
        .map(s -> new AppliedApplication(s.id(), s.timesReceived(), s.state()))
        .toList();
  }

  @Override
  public void close() {
    hub.close();
    sandbox.close();
  }
}
