package io.mpphub.delivery.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.problem.ProblemException;
import java.util.Set;

/**
 * The steps of a service's applications as they are now, each at one agency, and the effect of an
 * answer on the next. Keeps no state: the draft holds the parts of an answer that later steps need.
 * The next step follows from the steps already made, not from the place of the last one: no step is
 * made twice, even if the steps have changed meanwhile.
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
   * Returns the step for an application that waits at a check: the same check, where it is made
   * now; or the next one, where it is made already or the service has it no longer.
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
