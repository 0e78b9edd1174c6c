package io.mpphub.delivery.message;

import java.time.Instant;

/**
 * One try to deliver a message.
 *
 * @param durationMillis null while it is under way, and for ever when the hub stopped during it
 * @param outcome {@code delivered}, or the outcome class of the failure; null when unknown
 * @param httpStatus the agency's answer, null when there was none
 * @param note null when there is nothing to add
 */
public record Attempt(
    int number,
    Instant startedAt,
    Long durationMillis,
    String outcome,
    Integer httpStatus,
    String note) {}
