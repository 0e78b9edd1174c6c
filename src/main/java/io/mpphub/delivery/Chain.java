package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.problem.ProblemException;

/**
 * The steps of a service's applications, each at one agency, and what an answer makes of the next.
 * Keeps nothing itself: what later steps need of an answer is in the draft.
 */
public interface Chain {

  /**
   * @param application the canonical application, as it came
   */
  NextStep first(JsonNode application);

  /**
   * Judges an answer.
   *
   * @param check the name of the step that it answers
   * @param draft as that step had it
   * @throws ProblemException {@code invalid}, with the reason, when the application ends here
   * @throws AgencyException unreadable, when the answer lacks what it must have
   */
  NextStep after(String check, JsonNode draft, JsonNode answer);
}
