package io.mpphub.sandbox;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.core.env.PropertyResolver;

/**
 * The demo's settings in the environment.
 *
 * @param port the hub's, 0 for any free one
 * @param home where {@code connectors} and {@code routes} are
 * @param external agencies that the environment names an address for: they aren't simulated
 */
record DemoSettings(
    int port, Path home, Path data, Map<String, String> external, SandboxSettings sandbox) {

  /**
   * Reads environment variables or properties: {@code HUB_PORT}, {@code LICENSING_URL} and so on.
   */
  static DemoSettings from(PropertyResolver environment) {
    Path home = Path.of(environment.getProperty("HUB_HOME", "."));
    Path data = Path.of(environment.getProperty("HUB_DATA", "./data"));
    Map<String, String> external = new TreeMap<>();
    Map<String, Integer> ports = new TreeMap<>();
    for (String agency : Sandbox.AGENCIES) {
      String prefix = prefix(agency);
      String url = environment.getProperty(prefix + "_URL", "");
      if (!url.isBlank()) {
        external.put(agency, url);
      }
      ports.put(agency, environment.getProperty("SANDBOX_" + prefix + "_PORT", Integer.class, 0));
    }
    return new DemoSettings(
        environment.getProperty("HUB_PORT", Integer.class, 8080),
        home,
        data,
        external,
        SandboxSettings.of(home.resolve("connectors"), data).withPorts(ports));
  }

  /** Agencies to simulate. */
  Set<String> simulated() {
    return Sandbox.AGENCIES.stream()
        .filter(agency -> !external.containsKey(agency))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Purposes of the demo's mall, and the contract's example. */
  private static final List<String> PURPOSES =
      List.of(
          "Warga melihat datanya sendiri",
          "Warga memeriksa pajaknya",
          "Warga mengurus permohonannya",
          "Warga melihat siapa yang membuka datanya",
          "Filling in the form of a practice licence");

  /** Returns the hub's properties on top of its own configuration; the environment goes before them. */
  Map<String, Object> hubProperties(Sandbox running) {
    Map<String, Object> properties = new LinkedHashMap<>(DemoSecrets.ALL);
    running
        .agencies()
        .forEach(
            agency -> {
              properties.put(prefix(agency.name()) + "_URL", agency.address());
              properties.putAll(agency.settings());
            });
    properties.put("hub.demo", true);
    properties.put("server.address", "127.0.0.1");
    properties.put("server.port", port);
    properties.put("hub.webhooks.key", "demo-webhooks-key");
    properties.put("hub.webhooks.allow-private", true);
    properties.put("hub.security.clients[0].name", "demo-mall");
    properties.put("hub.security.clients[0].key", "demo-mall");
    properties.put("hub.security.clients[0].scopes", "*");
    for (int i = 0; i < PURPOSES.size(); i++) {
      properties.put("hub.security.clients[0].purposes[" + i + "]", PURPOSES.get(i));
    }
    for (String figure : List.of("ikd-coverage", "sisdmk-data-quality")) {
      properties.put("hub.readiness.prerequisites." + figure + ".file", history(figure));
    }
    properties.put("hub.security.operators[0].name", "operator");
    properties.put("hub.security.operators[0].password", "demo");
    properties.put("hub.security.operators[0].roles", "operator,admin,view-body");
    return properties;
  }

  /** Invented figures of the months before, so that the plot has something to show. */
  private static Path history(String figure) {
    try {
      return Path.of(DemoSettings.class.getResource("readiness/" + figure + ".csv").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static String prefix(String agency) {
    return agency.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
  }
}
