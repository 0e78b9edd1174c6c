package io.mpphub.delivery.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.canonical.rule.AgencyReferenceValidator;

/**
 * The agency's number in a canonical answer.
 *
 * @param exact null when the answer gives none, or one that can't be kept as it is: an altered
 *     number would pass for another one
 * @param isLost whether it gives one that can't be kept
 */
record References(String exact, boolean isLost) {

  private static final String MEMBER = "agencyReference";

  /**
   * @param answer null for none
   */
  static References in(JsonNode answer) {
    JsonNode given = answer == null ? null : answer.get(MEMBER);
    String reference =
        given == null || !given.isValueNode() || given.asText().isBlank()
            ? null
            : given.asText(null);
    boolean isExact = AgencyReferenceValidator.isExact(reference);
    return new References(isExact ? reference : null, !isExact);
  }
}
