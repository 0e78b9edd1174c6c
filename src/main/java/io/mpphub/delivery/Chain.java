package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.problem.ProblemException;
import io.mpphub.store.ChainStep;
import java.util.Set;

/**
 * The steps of a service's applications as they are now, each at one agency, and what an answer
 * makes of the next. Keeps nothing itself: what later steps need of an answer is in the draft. What
 * comes next is said by what has been made, not by where the last one stood: no step is made twice,
 * whatever became of the steps meanwhile.
 */
public interface Chain {

  /**
   * Where an application has come to.
   *
   * @param check the step it is at
   * @param made the names of the checks that were made before, none of which is made again
   * @param draft the application as they have made it
   */
  record Stand(ChainStep check, Set<String> made, JsonNode draft) {}

  /**
   * @param application the canonical application, as it came
   */
  NextStep first(JsonNode application);

  /**
   * Judges an answer. The next step is one further on.
   *
   * @param stand the step that it answers
   * @param source the connector that answered
   * @throws ProblemException {@code invalid}, with the reason, when the application ends here
   * @throws AgencyException unreadable, when the answer lacks what it must have
   */
  NextStep after(Stand stand, String source, JsonNode answer);

  /**
   * What an application that waits at a check is to wait for: the same check, where it is made now;
   * or the next one, where it is made already or the service has it no longer.
   */
  NextStep now(Stand stand);

  /** True when this step, a check or the submission, is made at this place now. */
  boolean has(ChainStep step, String connector, String operation);

  /**
   * The submission, where it is made now.
   *
   * @param application as the checks have made it
   */
  NextStep submission(int seq, JsonNode application);
}
