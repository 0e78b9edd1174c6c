package io.mpphub.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Breaks and mends as the plan says, one after the other. A process that doesn't start again ends
 * the drill with that failure.
 */
final class Disruptor {

  private record Step(Duration at, Disturbance disturbance, boolean isBegin) {}

  private final Stage stage;
  private final Timeline timeline;
  private final Consumer<String> progress;
  private final CountDownLatch never = new CountDownLatch(1);
  private final Map<String, String> faults = new TreeMap<>();
  private final Map<Disturbance, Long> begun = new HashMap<>();
  private long zero;

  Disruptor(Stage stage, Timeline timeline, Consumer<String> progress) {
    this.stage = stage;
    this.timeline = timeline;
    this.progress = progress;
  }

  /** Returns when the plan is through and everything works. */
  void carryOut(DrillPlan plan) throws InterruptedException {
    zero = timeline.now();
    for (Step step : steps(plan)) {
      awaitTurn(step.at());
      if (step.isBegin()) {
        begin(step.disturbance());
      } else {
        end(step.disturbance());
      }
    }
    awaitTurn(plan.span());
  }

  private static List<Step> steps(DrillPlan plan) {
    List<Step> steps = new ArrayList<>();
    for (Disturbance disturbance : plan.disturbances()) {
      steps.add(new Step(disturbance.start(), disturbance, true));
      steps.add(new Step(disturbance.end(), disturbance, false));
    }
    steps.sort(Comparator.comparing(Step::at));
    return steps;
  }

  private void awaitTurn(Duration at) throws InterruptedException {
    // The latch is never counted down: the wait is its only use.
    if (never.await(zero + at.toNanos() - timeline.now(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException();
    }
  }

  private void begin(Disturbance disturbance) {
    progress.accept(disturbance.toString());
    begun.put(disturbance, timeline.now());
    if (disturbance.isKill()) {
      outsideOfThePlan(() -> stage.kill(disturbance.target()));
    } else if (disturbance.isFreeze()) {
      stage.freeze(disturbance.target());
    } else {
      faults.put(disturbance.target(), disturbance.kind());
      stage.fault(disturbance.target(), disturbance.kind());
    }
  }

  private void end(Disturbance disturbance) {
    if (disturbance.isKill()) {
      outsideOfThePlan(() -> restart(disturbance.target()));
    } else if (disturbance.isFreeze()) {
      stage.thaw(disturbance.target());
    } else {
      faults.remove(disturbance.target());
      stage.fault(disturbance.target(), "none");
    }
    timeline.add(disturbance, begun.get(disturbance));
  }

  private void restart(String process) {
    stage.start(process);
    if (stage.carriesAgencies(process)) {
      faults.forEach(stage::fault);
    }
  }

  /** The plan's time stands still meanwhile. */
  private void outsideOfThePlan(Runnable step) {
    long stopped = timeline.now();
    step.run();
    zero += timeline.now() - stopped;
  }
}
