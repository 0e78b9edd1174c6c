package io.mpphub.drill;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Quiet times and disturbed ones in turn, so that what else the machine does falls on both.
 *
 * @see Contrast
 */
final class Alternation {

  /** A disturbance of a hub for a while. */
  interface Disturber {

    Phase phase();

    void begin();

    /** Ends it, and waits until nothing of it is under way. */
    void end();
  }

  /**
   * Durations of a comparison.
   *
   * @param warmUp before the first disturbance, which isn't counted: code that only it runs has to
   *     be loaded and compiled as well
   * @param rounds number of times that each disturbance comes
   * @param block length of a quiet time and of a disturbed one
   */
  record Course(Duration warmUp, int rounds, Duration block) {}

  /**
   * A disturbance counts once all of it is there, and what it leaves behind is not to be counted as
   * quiet.
   */
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private final Course course;
  private final Consumer<String> progress;
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile Phase phase = Phase.UNCOUNTED;

  Alternation(Course course, Consumer<String> progress) {
    this.course = course;
    this.progress = progress;
  }

  Phase now() {
    return phase;
  }

  /** Runs each disturbance in turn. */
  void run(List<Disturber> disturbers) throws InterruptedException {
    progress.accept("warming up");
    pause(course.warmUp());
    for (Disturber disturber : disturbers) {
      disturber.begin();
      pause(course.block());
      disturber.end();
    }
    pause(SETTLING);
    for (int round = 1; round <= course.rounds(); round++) {
      for (Disturber disturber : disturbers) {
        pass(Phase.QUIET);
        progress.accept("%d of %d: %s".formatted(round, course.rounds(), disturber.phase().name()));
        disturber.begin();
        pause(SETTLING);
        pass(disturber.phase());
        disturber.end();
        pause(SETTLING);
      }
    }
  }

  private void pass(Phase next) throws InterruptedException {
    phase = next;
    pause(course.block());
    phase = Phase.UNCOUNTED;
  }

  private void pause(Duration length) throws InterruptedException {
    // The latch is never counted down: the wait is its only use.
    if (never.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException();
    }
  }
}
