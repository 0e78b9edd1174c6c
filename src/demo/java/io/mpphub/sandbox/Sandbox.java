package io.mpphub.sandbox;

import com.github.tomakehurst.wiremock.extension.Extension;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The simulated agencies that run in this process. */
final class Sandbox implements AutoCloseable {

  /** Every agency that can be simulated. */
  static final List<String> AGENCIES =
      List.of(
          "complaints",
          "dukcapil",
          "health-office",
          "licensing",
          "mall-counters",
          "oss",
          "regional-tax",
          "sisdmk");

  /** Those with a server of their own kind. */
  private static final Set<String> OWN_SERVERS = Set.of("health-office", "mall-counters");

  private final SandboxSettings settings;
  private final Clock clock;
  private final Map<String, Simulation> agencies = new ConcurrentSkipListMap<>();
  private final Deque<Runnable> closers = new ConcurrentLinkedDeque<>();
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
      sandbox.startAll(names);
      return sandbox;
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }

  /** Those that are no WireMock servers beside those that are: most of it is loading classes. */
  private void startAll(Set<String> names) {
    var own = names.stream().collect(Collectors.partitioningBy(OWN_SERVERS::contains));
    CompletableFuture<Void> beside =
        CompletableFuture.runAsync(() -> own.get(true).forEach(this::startAgency));
    try {
      own.get(false).forEach(this::startAgency);
    } finally {
      // The agency beside has ended, one way or the other, before a failure is thrown.
      beside.handle((done, failure) -> failure).join();
    }
    beside.join();
  }

  private void startAgency(String name) {
    switch (name) {
      case "regional-tax" ->
          startAgency(
              name,
              () -> {},
              new SandboxDays(clock),
              new UsernameTokenMatcher(
                  DemoSecrets.ALL.get("REGIONAL_TAX_USER"),
                  DemoSecrets.ALL.get("REGIONAL_TAX_PASSWORD")));
      case "oss", "complaints" -> startAgency(name, () -> {}, new SandboxDays(clock));
      case "dukcapil" -> startAgency(name, () -> {}, new DukcapilQuota(), new SandboxDays(clock));
      case "sisdmk" -> {
        SisdmkTokens tokens = new SisdmkTokens(clock, settings.tokenLife());
        startAgency(
            name, tokens::forgetAll, tokens, tokens.deadTokenMatcher(), new SandboxDays(clock));
      }
      case "licensing" -> {
        LicensingJournal journal = new LicensingJournal(folder().resolve("licensing.jsonl"));
        closers.push(journal::close);
        office = new LicensingOffice(clock, settings.deciding(), journal);
        String inboundKey = DemoSecrets.ALL.get("LICENSING_INBOUND_KEY");
        decisions = new DecisionSender(office, inboundKey, clock, settings.callAgain());
        closers.push(decisions::close);
        startAgency(name, () -> {}, new LicensingDesk(office));
      }
      case "mall-counters" ->
          add(new MallCounters(folder(), files(name).resolve("schema.sql"), port(name), clock));
      case "health-office" ->
          add(new HealthOffice(folder(), files(name).resolve("outbox"), port(name)));
      default -> throw new IllegalArgumentException("No agency " + name + " in the sandbox");
    }
  }

  private void startAgency(String name, Runnable onCrash, Extension... extensions) {
    add(new Agency(name, files(name), port(name), settings.slowness(), onCrash, extensions));
  }

  private void add(Simulation agency) {
    closers.push(agency::close);
    agencies.put(agency.name(), agency);
  }

  private Path files(String name) {
    return settings.connectors().resolve(name).resolve("sandbox");
  }

  private Path folder() {
    return settings.data().resolve("sandbox");
  }

  private int port(String name) {
    return settings.ports().getOrDefault(name, 0);
  }

  /** Tells the agencies that call the hub where it is. */
  void hubAt(URI hub) {
    hubsAt(List.of(hub));
  }

  /** Tells the agencies that call the hub which identical hubs there are. */
  void hubsAt(List<URI> hubs) {
    if (decisions != null) {
      decisions.hubsAt(hubs);
    }
  }

  /** In the order of their names. */
  Collection<Simulation> agencies() {
    return Collections.unmodifiableCollection(agencies.values());
  }

  Optional<Simulation> find(String name) {
    return Optional.ofNullable(agencies.get(name));
  }

  /** An agency that speaks HTTP. */
  Optional<Agency> findHttp(String name) {
    return find(name).filter(Agency.class::isInstance).map(Agency.class::cast);
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
