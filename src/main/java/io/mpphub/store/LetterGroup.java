package io.mpphub.store;

import java.time.Instant;

/**
 * Dead letters that died of the same.
 *
 * @param maybeApplied how many of them the agency may have done all the same
 * @param oldest when the first of them died
 */
public record LetterGroup(
    String connector,
    String cause,
    long count,
    long maybeApplied,
    Instant oldest,
    Instant newest) {}
