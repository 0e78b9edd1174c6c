package io.mpphub.drill;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs one drill on a stage that is up. */
final class Drill {

  /**
   * @param rate applications a second
   * @param patience after which a client repeats a request, at the next hub
   * @param timeout how long all may take to be decided once everything works again
   */
  record Load(int applications, int rate, Duration timeout, Duration patience) {}

  private final Stage stage;
  private final DrillPlan plan;
  private final Load load;
  private final Consumer<String> progress;
  private final List<HubApi> hubs;
  private final Timeline timeline = new Timeline(System::nanoTime);

  /**
   * @param progress is told what happens
   */
  Drill(Stage stage, DrillPlan plan, Load load, Consumer<String> progress) {
    this.stage = stage;
    this.plan = plan;
    this.load = load;
    this.progress = progress;
    this.hubs =
        stage.hubs().stream().map(url -> new HubApi(url, stage.key(), load.patience())).toList();
  }

  /** Sends, breaks, mends, waits and compares. */
  Report run() throws InterruptedException {
    try (Applicants applicants = new Applicants(hubs, load.rate());
        Probe probe = new Probe(hubs, timeline)) {
      timeline.started("hub");
      probe.start();
      applicants.start(load.applications());
      new Disruptor(stage, timeline, progress).carryOut(plan);
      progress.accept("everything works again");
      applicants.await(load.timeout());
      Set<String> accepted = applicants.accepted();
      new Drain(hubs).await(accepted, load.timeout());
      double drained = (timeline.now() - timeline.lastMended()) / 1e9;
      return report(applicants, probe, drained);
    }
  }

  private Report report(Applicants applicants, Probe probe, double drained) {
    Set<String> accepted = applicants.accepted();
    int unanswered = load.applications() - accepted.size();
    boolean hasSandbox = stage.hasSandbox();
    Ledgers ledgers =
        new Ledgers(accepted, unanswered, stored(accepted), hasSandbox ? applied(accepted) : null);
    return new Report(
        plan.seed(),
        load.applications(),
        accepted.size(),
        unanswered,
        applicants.repeats(),
        applicants.refused(),
        hasSandbox,
        Findings.of(ledgers),
        drained,
        count(Disturbance::isKill, Disturbance::target),
        count(
            disturbance -> !disturbance.isKill(),
            disturbance -> disturbance.target() + " " + disturbance.kind()),
        Latencies.of(applicants.latencies()),
        probe.quiet(),
        probe.disturbed(),
        probe.failed());
  }

  private List<StoredApplication> stored(Set<String> accepted) {
    HubApi hub = hubs.get(0);
    return stage.isShared()
        ? accepted.stream().map(hub::find).flatMap(Optional::stream).toList()
        : hub.all();
  }

  private List<AppliedApplication> applied(Set<String> accepted) {
    return stage.applied().stream()
        .filter(application -> !stage.isShared() || accepted.contains(application.id()))
        .toList();
  }

  private Map<String, Long> count(
      Predicate<Disturbance> which, Function<Disturbance, String> name) {
    return plan.disturbances().stream()
        .filter(which)
        .collect(groupingBy(name, TreeMap::new, counting()));
  }
}
