package io.mpphub.drill;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what was accepted to be decided. */
final class Drain {

  private static final Duration AGAIN = Duration.ofMillis(250);

  private final List<HubApi> hubs;
  private final CountDownLatch never = new CountDownLatch(1);

  Drain(List<HubApi> hubs) {
    this.hubs = hubs;
  }

  /** Returns when each is decided, or will not be without an operator, or time is up. */
  void await(Collection<String> ids, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Deque<String> open = new ArrayDeque<>(ids);
    while (!open.isEmpty() && System.nanoTime() < end) {
      if (isOpen(open.peek())) {
        never.await(AGAIN.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        open.pop();
      }
    }
  }

  private boolean isOpen(String id) {
    try {
      Optional<StoredApplication> stored = hubs.get(0).find(id);
      return stored.isPresent() && !stored.get().isDecided() && !stored.get().isStuck();
    } catch (UncheckedIOException | IllegalStateException e) {
      return true;
    }
  }
}
