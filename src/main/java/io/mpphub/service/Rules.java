package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.problem.ProblemException;

/** Requests of a service's checks, and the use of the answers; the places are in its steps. */
interface Rules {

  /** Whose rules these are: one of {@link CheckRules#ALL}. */
  String service();

  /**
   * The canonical request of a check.
   *
   * @param application as the checks before have left it
   */
  JsonNode question(String check, ObjectNode application);

  /**
   * Judges an answer; adds to the application what later steps need of it.
   *
   * @param check one that these rules have
   * @param source the connector that answered
   * @throws ProblemException {@code invalid}, with the reason, when the application ends here
   * @throws AgencyException unreadable, when the answer lacks what it must have
   */
  void judge(String check, String source, ObjectNode application, JsonNode answer);
}
