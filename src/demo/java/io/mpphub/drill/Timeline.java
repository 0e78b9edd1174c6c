package io.mpphub.drill;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Record of the actual faults and their times, by a clock that only goes forward. */
final class Timeline {

  /** After it is mended, something is warming up for a while and tells nothing about faults. */
  private static final long SETTLING = Duration.ofSeconds(2).toNanos();

  private record Period(Disturbance disturbance, long from, long to) {

    boolean touches(long begin, long end) {
      return begin <= to && end >= from;
    }
  }

  private final LongSupplier nanos;
  private final List<Period> periods = new CopyOnWriteArrayList<>();
  private volatile long mended;

  Timeline(LongSupplier nanos) {
    this.nanos = nanos;
    this.mended = nanos.getAsLong();
  }

  long now() {
    return nanos.getAsLong();
  }

  /** A process has just been started, and is cold. */
  void started(String process) {
    add(new Disturbance(process, Disturbance.KILL, Duration.ZERO, Duration.ZERO), now());
  }

  /** It broke at {@code from} and works again now. */
  void add(Disturbance disturbance, long from) {
    mended = now();
    long settled = disturbance.isKill() ? mended + SETTLING : mended;
    periods.add(new Period(disturbance, from, settled));
  }

  /** When the last disturbance was over. */
  long lastMended() {
    return mended;
  }

  /** True when such a disturbance had an influence between the two. */
  boolean isDisturbed(long begin, long end, Predicate<Disturbance> which) {
    return periods.stream()
        .anyMatch(period -> which.test(period.disturbance()) && period.touches(begin, end));
  }
}
