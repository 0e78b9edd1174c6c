package io.mpphub.delivery.letter;

import java.time.Instant;

/**
 * Dead letters that died of the same.
 *
 * @param maybeApplied number of them that the agency may have carried out all the same
 * @param older number of further letters that died before the time asked for; they are in no other
 *     figure
 * @param oldest when the first of them died, null when there are only older ones
 */
public record LetterGroup(
    String connector,
    String cause,
    long count,
    long maybeApplied,
    long older,
    Instant oldest,
    Instant newest) {}
