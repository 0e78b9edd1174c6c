package io.mpphub.schedule;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsTest {

  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofDays(1);

  private final Rounds rounds = new Rounds("test-rounds");

  @AfterEach
  void stop() {
    rounds.stop();
  }

  @Test
  void doesTheWorkAgainAndAgain() {
    AtomicInteger count = new AtomicInteger();

    rounds.every(SHORT, count::incrementAndGet);

    await().until(() -> count.get() > 2);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        IllegalStateException.class,
        StackOverflowError.class,
        NoClassDefFoundError.class,
        OutOfMemoryError.class
      })
  void goesOnWhateverARoundThrows(Class<? extends Throwable> failure) {
    AtomicInteger count = new AtomicInteger();

    rounds.every(
        SHORT,
        () -> {
          count.incrementAndGet();
          RoundsTest.<RuntimeException>sneak(failure);
        });

    await().until(() -> count.get() > 2);
    assertThat(Metrics.globalRegistry.find("hub.rounds.failures").counter()).isNotNull();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Class<? extends Throwable> failure) throws T {
    try {
      throw (T) failure.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void doesSomethingOnceUnlessItIsCancelled() {
    AtomicInteger count = new AtomicInteger();
    Future<?> cancelled = rounds.after(LONG, () -> count.addAndGet(2));

    rounds.after(SHORT, count::incrementAndGet);

    await().until(() -> count.get() == 1);
    assertThat(cancelled.cancel(false)).isTrue();
  }

  @Test
  void waitsBeforeTheFirstRoundWhenItIsTold() {
    AtomicInteger later = new AtomicInteger();
    AtomicInteger now = new AtomicInteger();

    rounds.every(LONG, LONG, later::incrementAndGet);
    rounds.every(SHORT, now::incrementAndGet);

    await().until(() -> now.get() > 2);
    assertThat(later).hasValue(0);
  }

  @Test
  void doesWorkInBetweenWhileRoundsAreMade() {
    AtomicInteger count = new AtomicInteger();
    rounds.now(count::incrementAndGet);
    rounds.every(LONG, LONG, () -> {});

    rounds.now(() -> count.addAndGet(2));

    await().until(() -> count.get() == 2);
  }

  @Test
  void letsARoundEndInOrder() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch stopping = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    rounds.every(
        LONG,
        () -> {
          begun.countDown();
          try {
            ended.set(stopping.await(4, SECONDS));
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertThat(begun.await(10, SECONDS)).isTrue();

    Thread stopper = new Thread(rounds::stop);
    stopper.start();
    await().until(() -> stopper.getState() == Thread.State.TIMED_WAITING);
    stopping.countDown();
    stopper.join();

    assertThat(ended).isTrue();
    assertThat(rounds.areRunning()).isFalse();
  }

  @Test
  void canBeginAnewAfterTheEnd() {
    AtomicInteger count = new AtomicInteger();
    rounds.every(LONG, count::incrementAndGet);
    await().until(() -> count.get() == 1);
    rounds.stop();

    rounds.every(LONG, count::incrementAndGet);

    assertThat(rounds.areRunning()).isTrue();
    await().until(() -> count.get() == 2);
  }
}
