package io.mpphub.jdbc;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

  private final AtomicInteger flushes = new AtomicInteger();

  @Test
  void flushesForEachThatComesAlone() {
    GroupCommit commit = new GroupCommit(flushes::incrementAndGet);

    commit.await();
    commit.await();

    assertThat(flushes).hasValue(2);
  }

  @Test
  void flushesOnceForAllThatWaited() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch slow = new CountDownLatch(1);
    GroupCommit commit =
        new GroupCommit(
            () -> {
              flushes.incrementAndGet();
              begun.countDown();
              pass(slow);
            });
    List<Thread> waiting = start(1, commit);
    assertThat(begun.await(10, SECONDS)).isTrue();

    // It began before these committed, and tells nothing of them.
    List<Thread> late = start(20, commit);
    await().until(() -> late.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
    slow.countDown();

    for (Thread thread : Stream.concat(waiting.stream(), late.stream()).toList()) {
      thread.join();
    }
    assertThat(flushes).hasValue(2);
  }

  @Test
  void leavesTheNextToTryAgainAfterAFailure() {
    AtomicInteger failures = new AtomicInteger();
    GroupCommit commit =
        new GroupCommit(
            () -> {
              if (failures.getAndIncrement() == 0) {
                throw new IllegalStateException("the disk is full");
              }
              flushes.incrementAndGet();
            });

    assertThatThrownBy(commit::await).hasMessage("the disk is full");
    commit.await();

    assertThat(flushes).hasValue(1);
  }

  @Test
  void letsNobodyGoBeforeItsOwnIsSafe() {
    AtomicInteger committed = new AtomicInteger();
    AtomicInteger safe = new AtomicInteger();
    GroupCommit commit = new GroupCommit(() -> safe.set(committed.get()));

    List<CompletableFuture<Void>> all =
        IntStream.range(0, 2_000)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> {
                          int mine = committed.incrementAndGet();
                          commit.await();
                          assertThat(safe.get()).isGreaterThanOrEqualTo(mine);
                        }))
            .toList();

    assertThat(all).allSatisfy(one -> assertThat(one).succeedsWithin(10, SECONDS));
  }

  private static List<Thread> start(int count, GroupCommit commit) {
    List<Thread> threads =
        IntStream.range(0, count).mapToObj(i -> new Thread(commit::await)).toList();
    threads.forEach(Thread::start);
    return threads;
  }

  private static void pass(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
