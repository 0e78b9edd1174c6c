package io.mpphub.security.guess;

import io.micrometer.core.instrument.Metrics;
import io.mpphub.security.request.HubSecurityProperties.GuessSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wrong proofs at all doors. After some, proofs are not looked at for a pause, which doubles with
 * each further wrong one up to a bound; it is forgotten a while after the last. Counted for an
 * address, for a name at an address, and for a name at any address. A caller who was right at an
 * address before has only the count of that name there: strangers can't keep it out. Each hub
 * counts for itself.
 */
public final class Guesses {

  private static final Logger LOG = LoggerFactory.getLogger(Guesses.class);

  /** Largest number that a hub remembers; the oldest are forgotten first. */
  private static final int MOST = 20_000;

  /** Whom strangers can shut out, waits a shorter time than they do. */
  private static final int SHARE_OF_A_NAME = 10;

  private static final int TURNS = 64;

  private final GuessSettings settings;
  private final Clock clock;
  private final Map<Caller, WrongProofs> wrong = new Newest<>(MOST);
  private final Map<Caller, Boolean> known = new Newest<>(MOST);
  private final List<Lock> turns = new ArrayList<>();

  public Guesses(GuessSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    for (int i = 0; i < TURNS; i++) {
      turns.add(new ReentrantLock());
    }
  }

  /**
   * Looks at a proof, unless there is a pause. Those of one address one after the other, so that
   * many at a time are not more guesses; but not of those who are known and made no mistake.
   *
   * @param proof called at most once
   * @return whether it holds
   * @throws TooManyGuessesException in a pause; nothing is counted then
   */
  public boolean judge(Caller caller, BooleanSupplier proof) {
    if (isKnown(caller) && !isCounted(caller)) {
      return note(caller, proof.getAsBoolean());
    }
    Lock turn = turns.get(Math.floorMod(caller.anyName().hashCode(), TURNS));
    turn.lock();
    try {
      check(caller);
      return note(caller, proof.getAsBoolean());
    } finally {
      turn.unlock();
    }
  }

  /**
   * Notes a proof that was wrong.
   *
   * @throws TooManyGuessesException in a pause; nothing is counted then
   */
  public synchronized void wrong(Caller caller) {
    check(caller);
    counted(caller)
        .forEach(
            counted -> {
              Duration begun =
                  wrong
                      .computeIfAbsent(counted, c -> new WrongProofs())
                      .add(clock.instant(), settings.free(), longest(counted));
              if (!begun.isZero() && (counted.name() == null || counted.address() == null)) {
                tell(counted, begun);
              }
            });
  }

  /**
   * @throws TooManyGuessesException in a pause
   */
  public void check(Caller caller) {
    Duration pause = pause(caller);
    if (!pause.isZero()) {
      throw new TooManyGuessesException(pause);
    }
  }

  /** True when its proof was right at this address before. */
  public synchronized boolean isKnown(Caller caller) {
    return known.containsKey(caller);
  }

  private synchronized boolean isCounted(Caller caller) {
    return wrong.containsKey(caller);
  }

  /** Returns the remaining time in which no proof is looked at. */
  private synchronized Duration pause(Caller caller) {
    Instant now = clock.instant();
    return counted(caller)
        .map(wrong::get)
        .filter(found -> found != null)
        .map(found -> found.pause(now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private boolean note(Caller caller, boolean right) {
    if (right) {
      right(caller);
    } else {
      wrong(caller);
    }
    return right;
  }

  private synchronized void right(Caller caller) {
    if (caller.name() != null) {
      known.put(caller, true);
      wrong.remove(caller);
    }
  }

  private Stream<Caller> counted(Caller caller) {
    if (caller.name() == null) {
      return Stream.of(caller);
    }
    return known.containsKey(caller)
        ? Stream.of(caller)
        : Stream.of(caller, caller.anyName(), caller.anywhere());
  }

  private Duration longest(Caller counted) {
    return counted.address() == null
        ? settings.longest().dividedBy(SHARE_OF_A_NAME)
        : settings.longest();
  }

  /** Not the name: it may be a password in the wrong field. */
  private void tell(Caller counted, Duration pause) {
    Metrics.counter("hub.guesses.pauses", "door", counted.door().tag()).increment();
    LOG.warn(
        "Too many wrong credentials at the door {} from {}; none are looked at for {} s",
        counted.door().tag(),
        counted.address() == null ? "several addresses, for one name" : counted.address(),
        pause.toSeconds());
  }
}
