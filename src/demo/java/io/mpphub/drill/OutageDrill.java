package io.mpphub.drill;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Takes a hub's database away under load for a while, and looks what the front ends meet. */
final class OutageDrill {

  /** Ways in which a database goes away. */
  enum Kind {
    /** Killed, and started again: connections are refused meanwhile. */
    KILLED,
    /** Frozen, as on a machine that hangs: connections stay open and nothing answers. */
    FROZEN
  }

  /**
   * @param outage how long the database is away
   * @param perSecond calls of each kind
   * @param patience how long all may take to be decided afterwards
   */
  record Plan(Kind kind, Duration outage, int perSecond, Duration patience) {}

  private static final Duration BEFORE = Duration.ofSeconds(3);
  private static final Duration AFTER = Duration.ofSeconds(4);

  private final OutageStage stage;
  private final Plan plan;
  private final Consumer<String> progress;
  private final CountDownLatch never = new CountDownLatch(1);

  OutageDrill(OutageStage stage, Plan plan, Consumer<String> progress) {
    this.stage = stage;
    this.plan = plan;
    this.progress = progress;
  }

  OutageReport run() throws InterruptedException {
    HubApi hub = new HubApi(stage.url(), OutageStage.KEY);
    try (OutageLoad load = new OutageLoad(stage.url(), OutageStage.KEY, plan.perSecond())) {
      load.begin();
      pause(BEFORE);
      progress.accept("the database is " + plan.kind().name().toLowerCase(java.util.Locale.ROOT));
      long back = takeAway();
      progress.accept("the database is back");
      pause(AFTER);
      load.end(plan.patience());
      new Drain(List.of(hub)).await(load.accepted(), plan.patience());
      return report(load, back, hub);
    }
  }

  /** Returns the moment when it is back. */
  private long takeAway() throws InterruptedException {
    if (plan.kind() == Kind.KILLED) {
      stage.database().kill();
      pause(plan.outage());
      stage.database().start();
    } else {
      stage.database().freeze();
      pause(plan.outage());
      stage.database().thaw();
    }
    return System.nanoTime();
  }

  private OutageReport report(OutageLoad load, long back, HubApi hub) {
    List<StoredApplication> stored =
        load.accepted().stream().map(hub::find).flatMap(Optional::stream).toList();
    List<AppliedApplication> applied =
        stage.applied().stream().filter(a -> load.accepted().contains(a.id())).toList();
    Findings findings =
        Findings.of(new Ledgers(load.accepted(), load.unanswered(), stored, applied));
    return OutageReport.of(
        load.answers(), back, load.accepted().size(), load.unanswered(), findings);
  }

  private void pause(Duration length) throws InterruptedException {
    // The latch is never counted down: the wait is its only use.
    if (never.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException();
    }
  }
}
