package io.mpphub.delivery.letter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The letters of a bulk run, before it begins.
 *
 * @param groups the largest first; some may have only older letters
 */
public record LetterPreview(LetterFilter filter, List<LetterGroup> groups) {

  public long count() {
    return sum(LetterGroup::count);
  }

  /** Number of letters that the agency may have carried out all the same. */
  public long maybeApplied() {
    return sum(LetterGroup::maybeApplied);
  }

  /** Number of letters left out as too old. */
  public long older() {
    return sum(LetterGroup::older);
  }

  /** Time at which the first of them died, null when there is none. */
  public Instant oldest() {
    return dates(groups.stream().map(LetterGroup::oldest)).min(Instant::compareTo).orElse(null);
  }

  /** Time at which the last of them died, null when there is none. */
  public Instant newest() {
    return dates(groups.stream().map(LetterGroup::newest)).max(Instant::compareTo).orElse(null);
  }

  private static Stream<Instant> dates(Stream<Instant> dates) {
    return dates.filter(Objects::nonNull);
  }

  private long sum(ToLongFunction<LetterGroup> figure) {
    return groups.stream().mapToLong(figure).sum();
  }
}
