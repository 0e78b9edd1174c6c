package io.mpphub.sandbox;

import java.util.Map;

/** What the hub and the simulated agencies know each other by. Worth nothing anywhere else. */
final class DemoSecrets {

  /** By the name that connector files refer to. */
  static final Map<String, String> ALL =
      Map.of(
          "DUKCAPIL_USER_ID", "demo-dukcapil",
          "DUKCAPIL_PASSWORD", "demo-dukcapil-password",
          "DUKCAPIL_IP_USER", "127.0.0.1",
          "SISDMK_USERNAME", "demo-sisdmk",
          "SISDMK_PASSWORD", "demo-sisdmk-password",
          "LICENSING_KEY", "demo-licensing-out",
          "LICENSING_INBOUND_KEY", "demo-licensing-in");

  private DemoSecrets() {}
}
