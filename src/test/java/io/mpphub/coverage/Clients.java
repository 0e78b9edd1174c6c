package io.mpphub.coverage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The keys that the demo is told to know: one for everything, and some that are turned away. */
final class Clients {

  static final String ALL = "demo-mall";

  /** May ask for the catalogue only, or for the readiness only. */
  private static final List<String> NARROW = List.of("services.read", "readiness.read");

  /** May do everything, but only once a minute. */
  static final String LIMITED = "limited-client-of-tests";

  private Clients() {}

  /** A client that lacks a scope. */
  static String without(String scope) {
    return "only-" + NARROW.stream().filter(s -> !s.equals(scope)).findFirst().orElseThrow();
  }

  /** What the demo must be told. */
  static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    put(environment, 0, ALL, "*");
    put(environment, 1, LIMITED, "*");
    environment.put("HUB_SECURITY_CLIENTS_1_PERMINUTE", "1");
    for (int i = 0; i < NARROW.size(); i++) {
      put(environment, i + 2, "only-" + NARROW.get(i), NARROW.get(i));
    }
    return environment;
  }

  private static void put(Map<String, String> environment, int index, String key, String scopes) {
    String prefix = "HUB_SECURITY_CLIENTS_" + index;
    environment.put(prefix + "_NAME", key);
    environment.put(prefix + "_KEY", key);
    environment.put(prefix + "_SCOPES", scopes);
  }
}
