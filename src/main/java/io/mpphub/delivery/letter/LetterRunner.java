package io.mpphub.delivery.letter;

import io.mpphub.delivery.letter.BulkRun.Action;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.queue.DeliveryCondition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Goes on with bulk runs over dead letters, each at its pace. A letter and the run's own progress
 * change in one transaction: after a crash any hub goes on with the next letter. While nothing may
 * be sent to a letter's agency its replay waits; the letter stays dead.
 */
public class LetterRunner {

  /** Time between two looks for work: short enough for an even pace. */
  public static final Duration TICK = Duration.ofMillis(100);

  /** After it another hub continues this one's run; this one then stops. */
  private static final Duration LEASE = Duration.ofSeconds(5);

  private static final Duration CLAIM = Duration.ofSeconds(1);

  private final UUID hub = UUID.randomUUID();
  private final BulkRuns runs;
  private final DeadLetterBox box;
  private final DeadLetters letters;
  private final DeliveryCondition condition;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final Map<UUID, RunUnderWay> underWay = new HashMap<>();
  private Instant nextClaim = Instant.EPOCH;

  public LetterRunner(
      BulkRuns runs,
      DeadLetterBox box,
      DeadLetters letters,
      DeliveryCondition condition,
      TransactionOperations transaction,
      Clock clock) {
    this.runs = runs;
    this.box = box;
    this.letters = letters;
    this.condition = condition;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Does what the pace of each running run allows by now. Not for two threads at once. */
  public void tick() {
    Instant now = clock.instant();
    if (!now.isBefore(nextClaim)) {
      nextClaim = now.plus(CLAIM);
      claim(now);
    }
    boolean completed = false;
    try {
      underWay.values().removeIf(run -> !goOn(run));
      completed = true;
    } finally {
      if (!completed) {
        // The database knows where to go on.
        underWay.clear();
      }
    }
  }

  private void claim(Instant now) {
    Map<UUID, BulkRun> mine =
        runs.claim(hub, now, now.plus(LEASE)).stream()
            .collect(Collectors.toMap(BulkRun::id, run -> run));
    underWay.keySet().retainAll(mine.keySet());
    mine.forEach((id, run) -> underWay.computeIfAbsent(id, fresh -> new RunUnderWay(run)));
  }

  /**
   * @return false when it is done, stopped or another hub's
   */
  private boolean goOn(RunUnderWay current) {
    BulkRun run = current.run();
    for (int turn = 0; turn < current.burst(); turn++) {
      if (current.needsLetters()) {
        // No more than a second's: their state grows old.
        current.add(box.after(run.filter(), current.reached(), run.perSecond()));
      }
      DeadLetter letter = current.peek();
      if (letter == null) {
        runs.finish(run.id(), clock.instant());
        return false;
      }
      if (run.action() == Action.REPLAY && !condition.isFree(letter.connector())
          || !current.mayTake()) {
        return true;
      }
      if (!take(run, letter)) {
        return false;
      }
      current.taken();
    }
    return true;
  }

  private boolean take(BulkRun run, DeadLetter letter) {
    Instant now = clock.instant();
    Optional<Optional<Message>> done =
        transaction.execute(
            status -> {
              Optional<Message> changed = letters.act(letter.id(), run.action(), run.at(now));
              if (runs.advance(run.id(), hub, letter.id(), changed.isPresent(), now)) {
                return Optional.of(changed);
              }
              status.setRollbackOnly();
              return Optional.empty();
            });
    done.flatMap(changed -> changed).ifPresent(letters::announce);
    return done.isPresent();
  }
}
