package io.mpphub.drill;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Result of a drill.
 *
 * @param seed makes the same plan again
 * @param unanswered never got an answer that counts, so nothing was promised
 * @param repeatedRequests number of a client's repeats
 * @param refusals answers other than 202, by status
 * @param drainSeconds from the last disturbance's end until all was decided, or time was up
 * @param faults number of each, by agency and kind
 * @param acceptance latencies of requests that got a 202
 * @param probeQuiet lookups at another agency while nothing was broken
 * @param probeDisturbed lookups at another agency while the licensing office was broken
 * @param probeFailed those that failed though a hub was there
 */
record Report(
    long seed,
    int applications,
    int accepted,
    int unanswered,
    int repeatedRequests,
    Map<Integer, Integer> refusals,
    boolean agencyLedger,
    Findings findings,
    double drainSeconds,
    Map<String, Long> kills,
    Map<String, Long> faults,
    Latencies acceptance,
    Latencies probeQuiet,
    Latencies probeDisturbed,
    long probeFailed) {

  /** Every application was accepted, and nothing accepted is wrong. */
  public boolean isOk() {
    return findings.isClean() && accepted + unanswered == applications && unanswered == 0;
  }

  /** For people. */
  String text() {
    StringBuilder text = new StringBuilder();
    line(text, "accepted", "%d of %d".formatted(accepted, applications));
    line(
        text,
        "asked again",
        "%d times, answers other than 202: %s".formatted(repeatedRequests, refusals));
    line(text, "lost", findings.lost());
    line(text, "undecided", findings.undecided());
    line(text, "repeated", findings.repeated());
    line(text, "applied twice", findings.appliedTwice());
    line(text, "out of order", findings.outOfOrder());
    line(text, "decided otherwise", findings.disagreeing());
    line(text, "stored unasked", findings.unasked());
    line(
        text,
        "drained in",
        String.format(Locale.ROOT, "%.1f s after the last disturbance", drainSeconds));
    line(text, "kills", kills);
    line(text, "faults", faults);
    line(text, "acceptance", acceptance);
    line(text, "other agency", "%s, quiet".formatted(probeQuiet));
    line(text, "", "%s, licensing broken".formatted(probeDisturbed));
    line(text, "", "%d lookups failed".formatted(probeFailed));
    if (!agencyLedger) {
      line(
          text, "note", "nobody tells here what the agency has: only client and hub were compared");
    }
    line(text, "seed " + seed, isOk() ? "nothing was lost" : "NOT AS PROMISED");
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    Object shown = value instanceof Set<?> ids ? count(ids) : value;
    text.append("%-18s %s%n".formatted(name, shown));
  }

  private static String count(Set<?> ids) {
    return ids.isEmpty() ? "0" : ids.size() + "  " + ids;
  }
}
