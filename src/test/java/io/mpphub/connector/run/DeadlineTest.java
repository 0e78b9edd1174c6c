package io.mpphub.connector.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  /** What the timer is to do, in the order in which it was asked. */
  private record Task(Duration pause, Runnable work, CompletableFuture<Void> end) {}

  private final List<Task> tasks = new ArrayList<>();
  private final AtomicInteger brokenOff = new AtomicInteger();
  private long now;
  private final Deadline deadline = new Deadline(Duration.ofSeconds(10), () -> now, this::plan);

  private Future<?> plan(Duration wait, Runnable work) {
    Task task = new Task(wait, work, new CompletableFuture<>());
    tasks.add(task);
    return task.end();
  }

  private void goOn(Duration after) {
    now += after.toNanos();
    tasks.get(tasks.size() - 1).work().run();
  }

  @Test
  void breaksOffACallAtItsEnd() {
    deadline.guard(Duration.ZERO, brokenOff::incrementAndGet);
    assertThat(tasks.get(0).pause()).isEqualTo(Duration.ofSeconds(10));

    goOn(Duration.ofMillis(10_300));

    assertThat(brokenOff).hasValue(1);
    assertThat(deadline.hasPassed()).isTrue();
  }

  /** The agency may have answered while the hub couldn't read. */
  @Test
  void givesACallAMomentWhoseHubStoodStill() {
    deadline.guard(Duration.ZERO, brokenOff::incrementAndGet);

    goOn(Duration.ofSeconds(45));
    assertThat(brokenOff).hasValue(0);
    assertThat(tasks.get(1).pause()).isEqualTo(Duration.ofSeconds(1));

    goOn(Duration.ofSeconds(45));
    assertThat(brokenOff).hasValue(1);
  }

  @Test
  void leavesACallAloneThatHasItsAnswer() {
    deadline.guard(Duration.ZERO, brokenOff::incrementAndGet);
    goOn(Duration.ofSeconds(45));

    deadline.release();

    assertThat(tasks.get(1).end()).isCancelled();
    goOn(Duration.ofSeconds(1));
    assertThat(brokenOff).hasValue(0);
  }
}
