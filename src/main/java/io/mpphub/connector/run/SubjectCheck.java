package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/**
 * Whether an answer is about the subject of its request. Compares the members that name the
 * subject, in the canonical request and in the canonical answer. Safe for use by many threads.
 *
 * @param members their names
 * @param mustAnswer whether an answer without them is about another subject
 */
record SubjectCheck(List<String> members, boolean mustAnswer) {

  /** Members that name residents and businesses everywhere. */
  private static final List<String> USUAL = List.of("nik", "nib");

  private static final String NONE = "none";

  /**
   * @param subject of the connector file: a member, {@code none}, or null for the usual ones where
   *     request and answer both have them
   */
  static SubjectCheck of(String subject) {
    if (subject == null) {
      return new SubjectCheck(USUAL, false);
    }
    return new SubjectCheck(subject.equals(NONE) ? List.of() : List.of(subject), true);
  }

  /** The member in which the answer names another subject, null when there is none. */
  String other(JsonNode request, JsonNode answer) {
    return other(request, answer::path, mustAnswer);
  }

  /**
   * Variant for a "no", which need not name its subject.
   *
   * @param told what it has for a member
   */
  String otherOfNo(JsonNode request, Function<String, JsonNode> told) {
    return other(request, told, false);
  }

  private String other(JsonNode request, Function<String, JsonNode> answer, boolean must) {
    for (String member : members) {
      JsonNode asked = request.path(member);
      if (isThere(asked)) {
        JsonNode told = answer.apply(member);
        if (isThere(told) ? !text(asked).equals(text(told)) : must) {
          return member;
        }
      }
    }
    return null;
  }

  private static boolean isThere(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  private static String text(JsonNode value) {
    return value.asText().strip();
  }
}
