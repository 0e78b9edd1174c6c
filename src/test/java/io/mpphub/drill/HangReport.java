package io.mpphub.drill;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How the other agencies fared while one hung.
 *
 * @param kinds by what was timed: lookups, acceptances, deliveries
 */
record HangReport(Map<String, Comparison> kinds) {

  /** What a 95th percentile may grow by. */
  static final double LIMIT = 1.3;

  /**
   * One of them.
   *
   * @param nanos null when it failed
   */
  record Sample(HangPhase phase, Long nanos) {}

  /**
   * Both times side by side.
   *
   * @param quietFailed how many failed though all agencies worked
   * @param ratio of the 95th percentiles, null when there are too few samples
   */
  record Comparison(
      Latencies quiet, Latencies hanging, long quietFailed, long hangingFailed, Double ratio) {

    boolean isOk() {
      return ratio != null && ratio <= LIMIT && quietFailed == 0 && hangingFailed == 0;
    }
  }

  static HangReport of(Map<String, List<Sample>> samples) {
    Map<String, Comparison> kinds = new TreeMap<>();
    samples.forEach((kind, all) -> kinds.put(kind, compare(all)));
    return new HangReport(kinds);
  }

  private static Comparison compare(List<Sample> samples) {
    Latencies quiet = latencies(samples, HangPhase.QUIET);
    Latencies hanging = latencies(samples, HangPhase.HANGING);
    boolean isEnough = quiet.p95() != null && hanging.p95() != null;
    return new Comparison(
        quiet,
        hanging,
        failed(samples, HangPhase.QUIET),
        failed(samples, HangPhase.HANGING),
        isEnough ? Math.round(100 * hanging.p95() / quiet.p95()) / 100.0 : null);
  }

  private static Latencies latencies(List<Sample> samples, HangPhase phase) {
    return Latencies.of(
        samples.stream()
            .filter(sample -> sample.phase() == phase)
            .map(Sample::nanos)
            .filter(Objects::nonNull)
            .toList());
  }

  private static long failed(List<Sample> samples, HangPhase phase) {
    return samples.stream().filter(s -> s.phase() == phase && s.nanos() == null).count();
  }

  boolean isOk() {
    return kinds.values().stream().allMatch(Comparison::isOk);
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder();
    kinds.forEach(
        (kind, found) -> {
          line(text, kind, "%s, quiet, %d failed".formatted(found.quiet(), found.quietFailed()));
          line(
              text, "", "%s, hanging, %d failed".formatted(found.hanging(), found.hangingFailed()));
          line(text, "", ratio(found.ratio()));
        });
    line(text, "", isOk() ? "the others don't notice" : "THE OTHERS NOTICE");
    return text.toString();
  }

  private static String ratio(Double ratio) {
    return ratio == null
        ? "too few to compare"
        : String.format(Locale.ROOT, "p95 %.2f times as long (at most %.1f)", ratio, LIMIT);
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append("%-18s %s%n".formatted(name, value));
  }
}
