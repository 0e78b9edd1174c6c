package io.mpphub.connector.receive;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Files that are left where they are at an agency, since they can't be taken, as the last look
 * found them. Holds no name of a file, which may name a person.
 */
public final class LeftFiles {

  /**
   * Files of one operation.
   *
   * @param why they are left, in words for operators
   * @param since when a file was first left for this
   */
  public record Left(String connector, String operation, String why, int files, Instant since) {}

  private final Clock clock;
  private final Map<String, List<Left>> left = new ConcurrentSkipListMap<>();

  public LeftFiles(Clock clock) {
    this.clock = clock;
  }

  /** All, by connector and operation. */
  public List<Left> all() {
    return left.values().stream().flatMap(List::stream).toList();
  }

  /**
   * Records the files that a look has found.
   *
   * @param reasons one for each file
   */
  public void found(String connector, String operation, Collection<String> reasons) {
    Map<String, Integer> counts = new TreeMap<>();
    reasons.forEach(why -> counts.merge(why, 1, Integer::sum));
    String id = connector + "." + operation;
    List<Left> before = left.getOrDefault(id, List.of());
    Instant now = clock.instant();
    List<Left> found = new ArrayList<>();
    counts.forEach(
        (why, files) ->
            found.add(
                new Left(
                    connector,
                    operation,
                    why,
                    files,
                    before.stream()
                        .filter(known -> known.why().equals(why))
                        .map(Left::since)
                        .findFirst()
                        .orElse(now))));
    left.put(id, List.copyOf(found));
  }

  /** A new version of a connector starts with a clean sheet. */
  public void forget(String connector) {
    left.keySet().removeIf(id -> id.startsWith(connector + "."));
  }
}
