package io.mpphub.security.guess;

import java.time.Duration;
import java.time.Instant;

/**
 * Number of wrong proofs, and the time until which no more are looked at. For one thread at a time.
 */
final class WrongProofs {

  private static final Duration FIRST = Duration.ofSeconds(1);

  /** Number of longest pauses after which the last wrong proof is forgotten. */
  private static final int MEMORY = 6;

  private int count;
  private Instant last = Instant.MIN;
  private Instant until = Instant.MIN;

  /**
   * Counts one.
   *
   * @param free number allowed without a pause
   * @return the pause that begins, zero for none
   */
  Duration add(Instant now, int free, Duration longest) {
    if (last.isBefore(now.minus(longest.multipliedBy(MEMORY)))) {
      count = 0;
    }
    last = now;
    count++;
    if (count < free) {
      return Duration.ZERO;
    }
    Duration doubled = FIRST.multipliedBy(1L << Math.min(count - free, 30));
    Duration pause = doubled.compareTo(longest) < 0 ? doubled : longest;
    until = now.plus(pause);
    return pause;
  }

  /** Returns the rest of the pause, zero when there is none. */
  Duration pause(Instant now) {
    return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
  }
}
