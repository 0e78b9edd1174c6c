package io.mpphub.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * Calls' results during disturbances of the hub, beside those of quiet times.
 *
 * @param comparisons one for each kind of call and each disturbance
 * @param limit allowed growth
 */
record Contrast(List<Comparison> comparisons, Limit limit) {

  /** Percentile that may grow, and by which factor. */
  record Limit(Percentile percentile, double factor) {}

  /** Percentile of all latencies that is compared. */
  enum Percentile {
    P95(Latencies::p95),
    P99(Latencies::p99);

    private final Function<Latencies, Double> of;

    Percentile(Function<Latencies, Double> of) {
      this.of = of;
    }

    private Double of(Latencies latencies) {
      return of.apply(latencies);
    }
  }

  /**
   * One call.
   *
   * @param kind what was asked, for people
   * @param phase in which it was to be made
   * @param nanos null when it failed
   */
  record Sample(String kind, Phase phase, Long nanos) {}

  /**
   * Both times side by side.
   *
   * @param phase what was done to the hub
   */
  record Comparison(
      String kind,
      Phase phase,
      Latencies quiet,
      Latencies disturbed,
      long quietFailed,
      long disturbedFailed) {

    /** Null when there are too few to compare. */
    Double ratio(Percentile percentile) {
      Double before = percentile.of(quiet);
      Double now = percentile.of(disturbed);
      return before == null || now == null ? null : Math.round(100 * now / before) / 100.0;
    }

    private boolean isWithin(Limit limit) {
      Double ratio = ratio(limit.percentile());
      return ratio != null && ratio <= limit.factor() && quietFailed == 0 && disturbedFailed == 0;
    }
  }

  /** Compares each phase with the quiet one, kind by kind. */
  static Contrast of(List<Sample> samples, Limit limit) {
    List<Comparison> comparisons = new ArrayList<>();
    for (String kind : samples.stream().map(Sample::kind).distinct().sorted().toList()) {
      List<Sample> same = samples.stream().filter(s -> s.kind().equals(kind)).toList();
      List<Sample> quiet = during(Phase.QUIET, same);
      same.stream()
          .map(Sample::phase)
          .distinct()
          .filter(phase -> !phase.equals(Phase.QUIET) && !phase.equals(Phase.UNCOUNTED))
          .forEach(phase -> comparisons.add(compare(kind, phase, quiet, during(phase, same))));
    }
    return new Contrast(comparisons, limit);
  }

  private static List<Sample> during(Phase phase, List<Sample> samples) {
    return samples.stream().filter(sample -> sample.phase().equals(phase)).toList();
  }

  private static Comparison compare(
      String kind, Phase phase, List<Sample> quiet, List<Sample> disturbed) {
    return new Comparison(
        kind, phase, latencies(quiet), latencies(disturbed), failed(quiet), failed(disturbed));
  }

  private static Latencies latencies(List<Sample> samples) {
    return Latencies.of(samples.stream().map(Sample::nanos).filter(Objects::nonNull).toList());
  }

  private static long failed(List<Sample> samples) {
    return samples.stream().filter(sample -> sample.nanos() == null).count();
  }

  /** Nothing failed, and nothing took longer than it may. */
  boolean isOk() {
    return !comparisons.isEmpty() && comparisons.stream().allMatch(c -> c.isWithin(limit));
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (Comparison found : comparisons) {
      line(text, found.kind(), Phase.QUIET, found.quiet(), found.quietFailed());
      line(text, "", found.phase(), found.disturbed(), found.disturbedFailed());
      text.append("%-14s %-26s %s%n".formatted("", "", ratios(found)));
    }
    return text.append(isOk() ? "nobody notices" : "OTHERS NOTICE")
        .append(
            String.format(
                Locale.ROOT,
                ": %s may be %.1f times as long, nothing may fail",
                limit.percentile().name().toLowerCase(Locale.ROOT),
                limit.factor()))
        .toString();
  }

  private static String ratios(Comparison found) {
    Double p95 = found.ratio(Percentile.P95);
    Double p99 = found.ratio(Percentile.P99);
    return p95 == null || p99 == null
        ? "too few to compare"
        : String.format(Locale.ROOT, "p95 %.2f times as long, p99 %.2f times", p95, p99);
  }

  private static void line(
      StringBuilder text, String kind, Phase phase, Latencies latencies, long failed) {
    text.append("%-14s %-26s %s, %d failed%n".formatted(kind, phase.name(), latencies, failed));
  }
}
