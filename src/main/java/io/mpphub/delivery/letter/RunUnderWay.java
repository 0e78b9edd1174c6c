package io.mpphub.delivery.letter;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/** A bulk run that this hub works on: its pace, and the letters that come next. */
final class RunUnderWay {

  /** Largest burst after a late look, as a fraction of a second: no agency meets a crowd. */
  private static final int PART = 5;

  private final BulkRun run;
  private final Bucket pace;
  private final int burst;
  private final Deque<DeadLetter> next = new ArrayDeque<>();
  private UUID reached;

  RunUnderWay(BulkRun run) {
    this.run = run;
    this.reached = run.reached();
    this.burst = Math.max(1, run.perSecond() / PART);
    this.pace =
        Bucket.builder()
            .addLimit(
                Bandwidth.builder()
                    .capacity(burst)
                    .refillGreedy(run.perSecond(), Duration.ofSeconds(1))
                    .initialTokens(1)
                    .build())
            .build();
  }

  BulkRun run() {
    return run;
  }

  /** The last letter that was taken, null before the first. */
  UUID reached() {
    return reached;
  }

  /** Largest number of letters at one go. */
  int burst() {
    return burst;
  }

  boolean needsLetters() {
    return next.isEmpty();
  }

  void add(List<DeadLetter> letters) {
    next.addAll(letters);
  }

  /** The next letter, null when none is known. */
  DeadLetter peek() {
    return next.peek();
  }

  /** Uses up one letter's share of the second; false when there is none left now. */
  boolean mayTake() {
    return pace.tryConsume(1);
  }

  void taken() {
    reached = next.remove().id();
  }
}
