package io.mpphub.delivery.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.canonical.rule.AgencyReference;
import io.mpphub.canonical.rule.AgencyReferenceValidator;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import io.mpphub.delivery.message.Message;

/** The agency's number in a canonical answer, whichever route made that. */
final class References {

  private static final String MEMBER = "agencyReference";

  private References() {}

  /**
   * @param answer null for none
   * @return null when it gives none
   */
  static String of(JsonNode answer) {
    JsonNode reference = answer == null ? null : answer.get(MEMBER);
    return reference == null || !reference.isValueNode() || reference.asText().isBlank()
        ? null
        : reference.asText(null);
  }

  /**
   * An altered number would pass for another one.
   *
   * @return unreadable, when it can't be kept as it is, else null
   */
  static AgencyException fault(Message message, JsonNode answer) {
    return AgencyReferenceValidator.isExact(of(answer))
        ? null
        : new AgencyException(
            message.connector(),
            message.operation(),
            Outcome.UNREADABLE,
            null,
            null,
            "/" + MEMBER + " " + AgencyReference.RULE + ".");
  }
}
