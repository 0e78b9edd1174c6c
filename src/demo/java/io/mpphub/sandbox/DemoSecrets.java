package io.mpphub.sandbox;

import static java.util.Map.entry;

import java.util.Map;

/** Secrets between the hub and the simulated agencies. Worth nothing anywhere else. */
final class DemoSecrets {

  /** By the name that connector files refer to. */
  static final Map<String, String> ALL =
      Map.ofEntries(
          entry("DUKCAPIL_USER_ID", "demo-dukcapil"),
          entry("DUKCAPIL_PASSWORD", "demo-dukcapil-password"),
          entry("DUKCAPIL_IP_USER", "127.0.0.1"),
          entry("SISDMK_USERNAME", "demo-sisdmk"),
          entry("SISDMK_PASSWORD", "demo-sisdmk-password"),
          entry("LICENSING_KEY", "demo-licensing-out"),
          entry("LICENSING_INBOUND_KEY", "demo-licensing-in"),
          entry("OSS_USER_KEY", "demo-oss-key"),
          entry("OSS_INBOUND_USER", "demo-oss"),
          entry("OSS_INBOUND_PASSWORD", "demo-oss-password"),
          entry("MALL_COUNTERS_USER", "demo_counters"),
          entry("MALL_COUNTERS_PASSWORD", "demo-counters-password"),
          entry("REGIONAL_TAX_USER", "demo-tax"),
          entry("REGIONAL_TAX_PASSWORD", "demo-tax-password"),
          entry("HEALTH_OFFICE_USER", "demo-health"),
          entry("HEALTH_OFFICE_PASSWORD", "demo-health-password"),
          entry("COMPLAINTS_TOKEN", "{5D0E6C1F-2E3B-4C3A-9A41-0198C1F27C3A}"));

  private DemoSecrets() {}
}
