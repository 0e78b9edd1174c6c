package io.mpphub.console.route;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Number of calls a minute, from totals that are read now and then. Safe for use by many threads.
 */
final class CallRates {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private record Sample(Instant at, Map<String, Long> totals) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Notes the totals of all routes at this moment. */
  synchronized void note(Instant at, Map<String, Long> totals) {
    samples.addLast(new Sample(at, Map.copyOf(totals)));
    // The youngest that is a whole window old stays: rates are taken against it.
    Instant edge = at.minus(WINDOW);
    while (samples.size() > 1 && !secondOldest().at().isAfter(edge)) {
      samples.removeFirst();
    }
  }

  /**
   * @param total the route's total at {@code now}
   * @return calls a minute since about a minute ago; 0 when nothing was noted before
   */
  synchronized double perMinute(String route, long total, Instant now) {
    Sample oldest = samples.peekFirst();
    if (oldest == null || !oldest.at().isBefore(now)) {
      return 0;
    }
    // A route without a total then has begun at 0; one that was made anew counts from 0 again.
    long before = Math.min(oldest.totals().getOrDefault(route, 0L), total);
    double seconds = Duration.between(oldest.at(), now).toMillis() / 1000.0;
    return (total - before) * 60 / Math.max(seconds, 1);
  }

  private Sample secondOldest() {
    var oldestFirst = samples.iterator();
    oldestFirst.next();
    return oldestFirst.next();
  }
}
