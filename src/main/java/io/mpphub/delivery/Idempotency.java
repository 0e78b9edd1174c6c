package io.mpphub.delivery;

/**
 * One use of an Idempotency-Key.
 *
 * @param client whose key it is: another client's equal key is another key
 * @param requestHash equal for equal requests only
 */
public record Idempotency(String client, String key, String requestHash) {}
