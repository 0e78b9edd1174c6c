package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.store.Message;

/**
 * Where a delivery stands after its attempt was opened or closed.
 *
 * @param message null for {@link Next#INVALID}
 * @param body the canonical request, for {@link Next#DELIVER} only
 */
record Step(Next next, Message message, JsonNode body) {

  static final Step INVALID = new Step(Next.INVALID, null, null);

  static Step of(Next next, Message message) {
    return new Step(next, message, null);
  }
}
