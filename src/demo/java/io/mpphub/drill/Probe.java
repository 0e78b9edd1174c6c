package io.mpphub.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Asks another agency all along: it must not suffer from what befalls the licensing office. */
final class Probe implements AutoCloseable {

  private static final Duration PERIOD = Duration.ofMillis(200);
  private static final String VICTIM = "licensing";

  private record Sample(long begin, long end, boolean isOk) {}

  private final List<HubApi> hubs;
  private final Timeline timeline;
  private final ConcurrentLinkedQueue<Sample> samples = new ConcurrentLinkedQueue<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);

  Probe(List<HubApi> hubs, Timeline timeline) {
    this.hubs = hubs;
    this.timeline = timeline;
  }

  void start() {
    threads.scheduleAtFixedRate(
        () -> threads.execute(this::ask), 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void ask() {
    long begin = timeline.now();
    boolean isOk;
    try {
      isOk = hubs.get(turn.getAndIncrement() % hubs.size()).lookUp().statusCode() == 200;
    } catch (RuntimeException e) {
      isOk = false;
    }
    samples.add(new Sample(begin, timeline.now(), isOk));
  }

  /** While nothing was broken. */
  Latencies quiet() {
    return latencies(
        sample -> !isDisturbed(sample, Disturbance::isOfProcess) && !isVictimDisturbed(sample));
  }

  /** While the licensing office was broken and the hub was not. */
  Latencies disturbed() {
    return latencies(
        sample -> !isDisturbed(sample, Disturbance::isOfProcess) && isVictimDisturbed(sample));
  }

  /** Lookups that failed though the hub was there. */
  long failed() {
    return samples.stream()
        .filter(sample -> !sample.isOk() && !isDisturbed(sample, Disturbance::isOfProcess))
        .count();
  }

  private boolean isVictimDisturbed(Sample sample) {
    return isDisturbed(sample, disturbance -> disturbance.target().equals(VICTIM));
  }

  private boolean isDisturbed(Sample sample, Predicate<Disturbance> which) {
    return timeline.isDisturbed(sample.begin(), sample.end(), which);
  }

  private Latencies latencies(Predicate<Sample> which) {
    List<Long> nanos = new ArrayList<>();
    samples.stream()
        .filter(sample -> sample.isOk() && which.test(sample))
        .forEach(sample -> nanos.add(sample.end() - sample.begin()));
    return Latencies.of(nanos);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
