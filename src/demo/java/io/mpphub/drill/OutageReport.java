package io.mpphub.drill;

import io.mpphub.drill.OutageLoad.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Results of calls while the database was away.
 *
 * @param statuses number of answers by kind of call, then by status
 * @param slowest the longest wait for an answer by kind of call, in seconds
 * @param faults answers that are not as promised, each kind of fault once
 * @param back seconds from the database's return to the first 202
 * @param findings accepted applications, compared with the hub's and the agency's
 */
record OutageReport(
    Map<String, Map<Integer, Long>> statuses,
    Map<String, Double> slowest,
    List<String> faults,
    double back,
    int accepted,
    int unanswered,
    Findings findings) {

  /**
   * @param back when the database was back, by {@link System#nanoTime}
   */
  static OutageReport of(
      List<Answer> answers, long back, int accepted, int unanswered, Findings findings) {
    Map<String, Map<Integer, Long>> statuses =
        answers.stream()
            .collect(
                Collectors.groupingBy(
                    OutageReport::kind,
                    TreeMap::new,
                    Collectors.groupingBy(Answer::status, TreeMap::new, Collectors.counting())));
    Map<String, Double> slowest =
        answers.stream()
            .collect(
                Collectors.toMap(
                    OutageReport::kind, a -> seconds(a.nanos()), Math::max, TreeMap::new));
    double first =
        answers.stream()
            .filter(answer -> answer.status() == 202 && answer.end() > back)
            .mapToLong(Answer::end)
            .min()
            .stream()
            .mapToDouble(end -> seconds(end - back))
            .findFirst()
            .orElse(Double.NaN);
    List<String> faults =
        answers.stream().map(Answer::fault).filter(Objects::nonNull).distinct().limit(20).toList();
    return new OutageReport(statuses, slowest, faults, first, accepted, unanswered, findings);
  }

  private static String kind(Answer answer) {
    return answer.kind().name().toLowerCase(Locale.ROOT);
  }

  private static double seconds(long nanos) {
    return Math.round(nanos / 1e7) / 100.0;
  }

  long count(OutageLoad.Kind kind, int status) {
    return statuses
        .getOrDefault(kind.name().toLowerCase(Locale.ROOT), Map.of())
        .getOrDefault(status, 0L);
  }

  /** Every answer as promised, and all that was accepted is done once. */
  boolean isOk() {
    return faults.isEmpty() && unanswered == 0 && findings.isClean();
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder();
    statuses.forEach(
        (kind, counts) ->
            line(text, kind, "by status " + counts + ", slowest " + slowest.get(kind) + " s"));
    line(text, "not as promised", faults.isEmpty() ? 0 : String.join("\n", faults));
    line(text, "first 202", back + " s after the database was back");
    line(text, "accepted", accepted + ", never accepted " + unanswered);
    line(text, "lost", findings.lost().size());
    line(text, "undecided", findings.undecided().size());
    line(text, "repeated", findings.repeated().size());
    line(text, "out of order", findings.outOfOrder().size());
    line(text, "", isOk() ? "nothing was lost" : "NOT AS PROMISED: " + findings);
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append("%-18s %s%n".formatted(name, value));
  }
}
