package io.mpphub.drill;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Findings of the comparison of the ledgers, as ids.
 *
 * @param lost accepted, but unknown to the hub or to the agency
 * @param repeated submitted to the agency more than once
 * @param appliedTwice on the agency's books more than once
 * @param outOfOrder the history makes a move that isn't allowed
 * @param undecided accepted, and not decided at the end
 * @param disagreeing decided, but not as the agency did
 * @param unasked stored by the hub without a request: more than there are requests without an answer
 */
record Findings(
    Set<String> lost,
    Set<String> repeated,
    Set<String> appliedTwice,
    Set<String> outOfOrder,
    Set<String> undecided,
    Set<String> disagreeing,
    Set<String> unasked) {

  static Findings of(Ledgers ledgers) {
    Map<String, StoredApplication> stored =
        ledgers.stored().stream().collect(toMap(StoredApplication::id, identity(), (a, b) -> b));
    boolean isTold = ledgers.applied() != null;
    List<AppliedApplication> rows = isTold ? ledgers.applied() : List.of();
    Map<String, AppliedApplication> applied =
        rows.stream().collect(toMap(AppliedApplication::id, identity(), (a, b) -> b));
    Set<String> accepted = ledgers.accepted();
    return new Findings(
        those(accepted, id -> !stored.containsKey(id) || isTold && !applied.containsKey(id)),
        those(applied.keySet(), id -> applied.get(id).timesReceived() > 1),
        twice(rows),
        those(stored.keySet(), id -> !stored.get(id).isInOrder()),
        those(accepted, id -> stored.containsKey(id) && !stored.get(id).isDecided()),
        those(stored.keySet(), id -> disagree(stored.get(id), applied.get(id))),
        unasked(ledgers, stored.keySet()));
  }

  /** True when nothing is wrong. */
  boolean isClean() {
    return List.of(lost, repeated, appliedTwice, outOfOrder, undecided, disagreeing, unasked)
        .stream()
        .allMatch(Set::isEmpty);
  }

  private static Set<String> those(Set<String> ids, Predicate<String> test) {
    Set<String> found = new TreeSet<>(ids);
    found.removeIf(test.negate());
    return found;
  }

  private static Set<String> twice(List<AppliedApplication> applied) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new TreeSet<>();
    applied.stream().map(AppliedApplication::id).filter(id -> !seen.add(id)).forEach(twice::add);
    return twice;
  }

  private static boolean disagree(StoredApplication here, AppliedApplication there) {
    return here.isDecided() && there != null && !here.state().equals(there.state());
  }

  private static Set<String> unasked(Ledgers ledgers, Set<String> stored) {
    Set<String> others = those(stored, id -> !ledgers.accepted().contains(id));
    return others.size() > ledgers.unanswered() ? others : Set.of();
  }
}
