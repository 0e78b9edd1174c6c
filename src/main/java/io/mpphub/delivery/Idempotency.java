package io.mpphub.delivery;

/**
 * One use of an Idempotency-Key.
 *
 * <p>A key has at most 255 characters, a client and a hash at most 128: whoever makes one checks.
 *
 * @param client whose key it is: another client's equal key is another key
 * @param requestHash equal for equal requests only
 */
public record Idempotency(String client, String key, String requestHash) {}
