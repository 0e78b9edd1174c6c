package io.mpphub.idempotency;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.UUID;

/**
 * One use of an Idempotency-Key.
 *
 * <p>A key has at most 255 characters, a client at most 128: the caller checks.
 *
 * @param client whose key it is: another client's equal key is another key
 * @param request the request that came with the key
 */
public record Idempotency(String client, String key, Fingerprint request) {

  /**
   * Returns the result of the key's first use.
   *
   * @throws ProblemException {@code idempotency-conflict} when the first use was for another
   *     request
   */
  public UUID sameRequest(IdempotencyKeys.Use first) {
    if (!first.request().isSame(request)) {
      throw ProblemException.of(
          ProblemCode.IDEMPOTENCY_CONFLICT,
          "This Idempotency-Key came with another request before; nothing was accepted.");
    }
    return first.applicationId();
  }
}
