package io.mpphub.delivery.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.access.Reader;
import io.mpphub.delivery.message.Message;

/**
 * Where a delivery stands after its attempt was opened or closed.
 *
 * @param message null for {@link Next#INVALID}
 * @param body the canonical request, for {@link Next#DELIVER} only
 * @param reader for whom agencies are asked, for {@link Next#DELIVER} only; null for a notice
 * @param check what the answer is to be judged with; null when it is no check's
 */
record Step(Next next, Message message, JsonNode body, Reader reader, Check check) {

  static final Step INVALID = of(Next.INVALID, null);

  /**
   * A check under way.
   *
   * @param draft the application as it was before it
   */
  record Check(String service, JsonNode draft) {}

  static Step of(Next next, Message message) {
    return new Step(next, message, null, null, null);
  }
}
