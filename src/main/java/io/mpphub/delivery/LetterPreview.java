package io.mpphub.delivery;

import io.mpphub.store.LetterFilter;
import io.mpphub.store.LetterGroup;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What a bulk run would be about.
 *
 * @param groups the largest first; some may have only older letters
 */
public record LetterPreview(LetterFilter filter, List<LetterGroup> groups) {

  public long count() {
    return sum(LetterGroup::count);
  }

  /** How many the agency may have done all the same. */
  public long maybeApplied() {
    return sum(LetterGroup::maybeApplied);
  }

  /** How many are left out because they died too long ago. */
  public long older() {
    return sum(LetterGroup::older);
  }

  /** When the first of them died, null when there is none. */
  public Instant oldest() {
    return dates(groups.stream().map(LetterGroup::oldest)).min(Instant::compareTo).orElse(null);
  }

  /** When the last of them died, null when there is none. */
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
