package io.mpphub.delivery.letter;

import java.time.Duration;
import java.time.Instant;

/**
 * An operator's selection of dead letters.
 *
 * @param connector null for all
 * @param service null for all
 * @param cause exactly this one, null for any
 * @param maybeApplied only those that the agency may have done all the same, or only the others;
 *     null for both
 * @param youngerThan letters that died longer ago are left alone; null for the hub's usual limit
 * @param anyAge true to select letters of any age, without the limit
 */
public record LetterSelection(
    String connector,
    String service,
    String cause,
    Boolean maybeApplied,
    Duration youngerThan,
    boolean anyAge) {

  /**
   * @param usual the limit when none is named
   * @param until later dead letters are left out
   */
  LetterFilter filter(Duration usual, Instant until) {
    Duration limit = youngerThan == null ? usual : youngerThan;
    Instant from = anyAge ? Instant.EPOCH : until.minus(limit);
    return new LetterFilter(connector, service, cause, maybeApplied, from, until);
  }
}
