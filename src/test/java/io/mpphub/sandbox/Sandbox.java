package io.mpphub.sandbox;

import com.github.tomakehurst.wiremock.extension.Extension;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The simulated agencies that run in this process. */
final class Sandbox implements AutoCloseable {

  /** Every agency that can be simulated. */
  static final List<String> AGENCIES = List.of("dukcapil", "licensing", "sisdmk");

  private final SandboxSettings settings;
  private final Clock clock;
  private final Map<String, Agency> agencies = new TreeMap<>();
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private LicensingOffice office;
  private DecisionSender decisions;

  private Sandbox(SandboxSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Starts the given agencies. When one fails to start, those started are stopped and the failure
   * is thrown.
   */
  static Sandbox start(SandboxSettings settings, Clock clock, Set<String> names) {
    Sandbox sandbox = new Sandbox(settings, clock);
    try {
      names.forEach(sandbox::startAgency);
      return sandbox;
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  private void startAgency(String name) {
    switch (name) {
      case "dukcapil" -> startAgency(name, () -> {}, new DukcapilQuota(), new SandboxDays(clock));
      case "sisdmk" -> {
        SisdmkTokens tokens = new SisdmkTokens(clock, settings.tokenLife());
        startAgency(
            name, tokens::forgetAll, tokens, tokens.deadTokenMatcher(), new SandboxDays(clock));
      }
      case "licensing" -> {
        LicensingJournal journal =
            new LicensingJournal(settings.data().resolve("sandbox/licensing.jsonl"));
        closers.push(journal::close);
        office = new LicensingOffice(clock, settings.deciding(), journal);
        String inboundKey = DemoSecrets.ALL.get("LICENSING_INBOUND_KEY");
        decisions = new DecisionSender(office, inboundKey, clock, settings.callAgain());
        closers.push(decisions::close);
        startAgency(name, () -> {}, new LicensingDesk(office));
      }
      default -> throw new IllegalArgumentException("No agency " + name + " in the sandbox");
    }
  }

  private void startAgency(String name, Runnable onCrash, Extension... extensions) {
    Agency agency =
        new Agency(
            name,
            settings.connectors().resolve(name).resolve("sandbox"),
            settings.ports().getOrDefault(name, 0),
            settings.slowness(),
            onCrash,
            extensions);
    closers.push(agency::close);
    agencies.put(name, agency);
  }

  /** Tells the agencies that call the hub where it is. */
  void hubAt(URI hub) {
    if (decisions != null) {
      decisions.hubAt(hub);
    }
  }

  /** In the order of their names. */
  Collection<Agency> agencies() {
    return Collections.unmodifiableCollection(agencies.values());
  }

  Optional<Agency> find(String name) {
    return Optional.ofNullable(agencies.get(name));
  }

  /** Empty when the licensing office is not simulated here. */
  Optional<LicensingOffice> licensing() {
    return Optional.ofNullable(office);
  }

  @Override
  public void close() {
    while (!closers.isEmpty()) {
      closers.pop().run();
    }
  }
}
