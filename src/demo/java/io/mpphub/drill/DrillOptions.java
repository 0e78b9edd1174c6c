package io.mpphub.drill;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Load, stage and faults of a drill. A mixin of {@link DrillCommand}. */
final class DrillOptions {

  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /** Longest absence of a killed process, where the others go on without it. */
  private static final Duration DOWN = Duration.ofSeconds(5);

  @Option(names = "--applications", description = "How many are sent.")
  private int applications = 500;

  @Option(names = "--rate", description = "How many a second.")
  private int rate = 50;

  @Option(names = "--kills", description = "How often something is killed.")
  private int kills = 3;

  @Option(
      names = "--seed",
      showDefaultValue = Visibility.NEVER,
      description = "The plan follows from it, and is the same again; chosen when not given.")
  private Long seed;

  @Option(
      names = "--timeout",
      description = "Seconds for all to be decided once everything works again.")
  private int timeout = 600;

  @Option(
      names = "--url",
      showDefaultValue = Visibility.NEVER,
      description = "A hub that runs already: nothing is killed, only simulated agencies fail.")
  private URI url;

  @Option(
      names = "--key",
      defaultValue = "${env:HUB_KEY:-demo-mall}",
      showDefaultValue = Visibility.NEVER,
      description = "The API key for --url; else HUB_KEY of the environment, else the demo's.")
  private String key;

  @Option(
      names = "--distributed",
      showDefaultValue = Visibility.NEVER,
      description = "Two hubs, PostgreSQL and Artemis, each a process that is killed in turn.")
  private boolean distributed;

  @Option(
      names = "--backup",
      showDefaultValue = Visibility.NEVER,
      description = "With --distributed: the broker is a pair, a primary and its backup.")
  private boolean backup;

  @Option(
      names = "--freeze",
      showDefaultValue = Visibility.NEVER,
      description =
          "With --distributed: so many seconds each hub stands still in turn, and nothing is"
              + " killed.")
  private int freeze;

  /** Returns the fault of the options, null when there is none. */
  String fault() {
    if (applications < 1 || rate < 1 || timeout < 1 || kills < 0) {
      return "--applications, --rate and --timeout must be 1 or more, --kills 0 or more.";
    }
    if (url != null && distributed) {
      return "--url is a hub that runs already, --distributed starts two: choose one of them.";
    }
    if (backup && !distributed) {
      return "--backup is a broker's, and only --distributed has one of its own.";
    }
    if (freeze < 0 || freeze > 0 && !distributed) {
      return "--freeze is for the hubs of --distributed, and 1 or more.";
    }
    if (url != null && !url.toString().matches("https?://.+")) {
      return "--url must be an http or https URL, but was " + url + ".";
    }
    return null;
  }

  Drill.Load load() {
    Duration patience = Duration.ofSeconds(freeze > 0 ? 3 : 40);
    return new Drill.Load(applications, rate, Duration.ofSeconds(timeout), patience);
  }

  DrillPlan plan() {
    if (freeze > 0) {
      return DrillPlan.freezes(DistributedStage.HUBS, Duration.ofSeconds(freeze));
    }
    Duration sending = Duration.ofSeconds(applications / rate + 2);
    Duration broken = sending.compareTo(SHORTEST) > 0 ? sending : SHORTEST;
    boolean agenciesFail = url == null || new RemoteStage(url, key).hasSandbox();
    return DrillPlan.of(
        seed == null ? System.nanoTime() & 0xFFFFFF : seed,
        new DrillPlan.Scope(
            DrillPlan.QUIET.plus(broken),
            kills,
            processes(),
            distributed ? DOWN : Duration.ZERO,
            agenciesFail ? DrillPlan.AGENCIES : Map.of()));
  }

  private List<String> processes() {
    if (url != null) {
      return List.of();
    }
    return distributed ? DistributedStage.processes(backup) : EmbeddedStage.PROCESSES;
  }

  /**
   * @param data an empty folder for what it starts
   */
  Stage stage(Path data) {
    if (url != null) {
      return new RemoteStage(url, key);
    }
    return distributed ? DistributedStage.start(data, backup) : EmbeddedStage.start(data);
  }
}
