package io.mpphub.delivery;

import io.mpphub.store.BulkReplay;
import io.mpphub.store.BulkReplay.State;
import io.mpphub.store.BulkReplays;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Goes on with bulk replays, each second with as many letters as the operator wants a second. A
 * second that took longer is not made up for: the pace is a limit.
 */
class ReplayRunner {

  /** After that another hub goes on with what this one has begun. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final UUID hub = UUID.randomUUID();
  private final BulkReplays store;
  private final DeadLetters letters;
  private final Clock clock;

  ReplayRunner(BulkReplays store, DeadLetters letters, Clock clock) {
    this.store = store;
    this.letters = letters;
    this.clock = clock;
  }

  /** One second's share of each running replay that no other hub works on. */
  void run() {
    Instant now = clock.instant();
    for (BulkReplay replay : store.claim(hub, now, now.plus(LEASE))) {
      goOn(replay);
    }
  }

  private void goOn(BulkReplay replay) {
    List<UUID> share = store.letters(replay.filter(), replay.reached(), replay.perSecond());
    for (UUID letter : share) {
      if (!isRunning(replay.id())) {
        return;
      }
      boolean replayed = letters.replay(letter, replay.operator());
      store.advance(replay.id(), letter, replayed, clock.instant());
    }
    if (share.size() < replay.perSecond()) {
      store.turn(replay.id(), State.RUNNING, State.DONE, clock.instant());
    }
  }

  private boolean isRunning(UUID replay) {
    Optional<BulkReplay> now = store.find(replay);
    return now.isPresent() && now.get().state() == State.RUNNING;
  }
}
