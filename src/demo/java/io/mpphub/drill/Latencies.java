package io.mpphub.drill;

import java.util.List;
import java.util.Locale;

/**
 * Latencies.
 *
 * @param p50 in milliseconds, null when there are too few to tell
 * @param p95 in milliseconds, null when there are too few to tell
 * @param p99 in milliseconds, null when there are too few to tell
 */
record Latencies(int count, Double p50, Double p95, Double p99) {

  private static final int ENOUGH = 10;

  /**
   * @param nanos in any order
   */
  static Latencies of(List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return new Latencies(
        sorted.size(), percentile(sorted, 50), percentile(sorted, 95), percentile(sorted, 99));
  }

  private static Double percentile(List<Long> sorted, int percent) {
    if (sorted.size() < ENOUGH) {
      return null;
    }
    int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
    return Math.round(sorted.get(rank - 1) / 10_000.0) / 100.0;
  }

  @Override
  public String toString() {
    return p50 == null
        ? "too few to tell (%d)".formatted(count)
        : String.format(
            Locale.ROOT, "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms (of %d)", p50, p95, p99, count);
  }
}
