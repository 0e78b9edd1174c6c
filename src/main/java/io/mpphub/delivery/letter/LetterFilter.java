package io.mpphub.delivery.letter;

import java.time.Instant;

/**
 * Which dead letters.
 *
 * @param connector null for all
 * @param service whose applications, null for all
 * @param cause exactly this cause, null for any
 * @param maybeApplied only those that the agency may have done all the same, or only the others;
 *     null for both
 * @param deadFrom died at this time or later, null for any
 * @param deadUntil died at this time or earlier, null for any
 */
public record LetterFilter(
    String connector,
    String service,
    String cause,
    Boolean maybeApplied,
    Instant deadFrom,
    Instant deadUntil) {

  /** Returns a filter for the letters among these that died in this time. */
  public LetterFilter within(Instant from, Instant until) {
    return new LetterFilter(connector, service, cause, maybeApplied, from, until);
  }
}
