package io.mpphub.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The agencies of a practice licence and the business register, without a hub: for hubs that run in
 * processes of their own.
 */
public final class StandaloneSandbox implements AutoCloseable {

  private static final Set<String> AGENCIES = Set.of("dukcapil", "licensing", "oss", "sisdmk");

  /** An application at the licensing office; see {@link LicensingOffice.Report}. */
  public record Submission(String id, int timesReceived, String state) {}

  private final Sandbox sandbox;

  private StandaloneSandbox(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * @param connectors folder of the agencies' folders
   * @param data for what they must not forget
   */
  public static StandaloneSandbox start(Path connectors, Path data) {
    return start(connectors, data, AGENCIES);
  }

  /** The given agencies instead of those. */
  public static StandaloneSandbox start(Path connectors, Path data, Set<String> agencies) {
    return new StandaloneSandbox(
        Sandbox.start(SandboxSettings.of(connectors, data), Clock.systemUTC(), agencies));
  }

  /** Returns the settings by which a hub finds the agencies, as environment variables. */
  public Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>(DemoSecrets.ALL);
    // The hub takes these for secrets that must not be used, unless it's told that this is a demo.
    environment.put("HUB_DEMO", "true");
    for (Simulation agency : sandbox.agencies()) {
      environment.put(DemoSettings.prefix(agency.name()) + "_URL", agency.address());
      environment.putAll(agency.settings());
    }
    return environment;
  }

  /** The hubs that take decisions. */
  public void hubsAt(List<URI> hubs) {
    sandbox.hubsAt(hubs);
  }

  /**
   * @param mode as at {@code /sandbox}
   */
  public void fault(String agency, String mode) {
    sandbox.find(agency).orElseThrow().fault(Fault.ofMode(mode).orElseThrow());
  }

  /** Returns the licensing office's submissions. */
  public List<Submission> submissions() {
    return sandbox.licensing().orElseThrow().report().stream()
        .map(report -> new Submission(report.id(), report.timesReceived(), report.state()))
        .toList();
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
