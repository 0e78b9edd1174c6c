package io.mpphub.store;

import java.time.Instant;

/**
 * Which dead letters.
 *
 * @param connector null for all
 * @param cause exactly this cause, null for any
 * @param deadFrom died at this time or later, null for any
 * @param deadUntil died at this time or earlier, null for any
 */
public record LetterFilter(String connector, String cause, Instant deadFrom, Instant deadUntil) {}
