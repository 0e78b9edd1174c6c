package io.mpphub.delivery.message;

import java.time.Instant;

/**
 * A check that an agency answered while the application was accepted.
 *
 * @param name what operators read
 * @param durationMillis time that the agency took
 */
public record PassedCheck(
    String name, String connector, String operation, Instant startedAt, long durationMillis) {}
