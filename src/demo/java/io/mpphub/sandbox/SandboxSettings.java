package io.mpphub.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of the simulated agencies.
 *
 * @param connectors folder with a {@code sandbox} in each agency's folder
 * @param data folder for their lasting data
 * @param ports fixed ports by agency; others take a free one
 * @param tokenLife lifetime of a token of the health system
 * @param deciding time that the licensing office takes to decide
 * @param callAgain pause before it tells the hub again
 * @param slowness delay of a slow agency's answers
 */
record SandboxSettings(
    Path connectors,
    Path data,
    Map<String, Integer> ports,
    Duration tokenLife,
    Duration deciding,
    Duration callAgain,
    Duration slowness) {

  /** The demo's: tokens of 10 minutes, decisions after 5 s. */
  static SandboxSettings of(Path connectors, Path data) {
    return new SandboxSettings(
        connectors,
        data,
        Map.of(),
        Duration.ofMinutes(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(3),
        Duration.ofSeconds(30));
  }

  SandboxSettings withPorts(Map<String, Integer> fixed) {
    return new SandboxSettings(
        connectors, data, Map.copyOf(fixed), tokenLife, deciding, callAgain, slowness);
  }

  SandboxSettings withTimes(
      Duration tokenLife, Duration deciding, Duration callAgain, Duration slowness) {
    return new SandboxSettings(connectors, data, ports, tokenLife, deciding, callAgain, slowness);
  }
}
