package io.mpphub.connector;

/**
 * Maps an answer to an outcome; the first rule that matches decides.
 *
 * @param when JSLT condition on the (unwrapped) answer, with {@code $status}; null matches any
 * @param status HTTP status; null matches any, and with {@code when} those with which the agency
 *     itself speaks, such as 2xx
 * @param retryAfter a duration or {@code next-day}, null when unknown
 * @param reason what the front end is told, null for a general text
 */
public record OutcomeRule(
    String when, Integer status, Outcome as, String retryAfter, String reason) {}
