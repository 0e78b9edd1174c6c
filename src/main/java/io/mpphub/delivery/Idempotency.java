package io.mpphub.delivery;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.store.Fingerprint;
import io.mpphub.store.IdempotencyKeys;
import java.util.UUID;

/**
 * One use of an Idempotency-Key.
 *
 * <p>A key has at most 255 characters, a client at most 128: whoever makes one checks.
 *
 * @param client whose key it is: another client's equal key is another key
 * @param request what came with the key
 */
public record Idempotency(String client, String key, Fingerprint request) {

  /**
   * What the key's first use led to.
   *
   * @throws ProblemException {@code idempotency-conflict} when that was for another request
   */
  UUID sameRequest(IdempotencyKeys.Use first) {
    if (!first.request().isSame(request)) {
      throw ProblemException.of(
          ProblemCode.IDEMPOTENCY_CONFLICT,
          "This Idempotency-Key came with another request before; nothing was accepted.");
    }
    return first.applicationId();
  }
}
