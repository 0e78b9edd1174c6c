package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import java.io.IOException;

/** Shows an agency who the hub is. Implementations are safe for use by many threads. */
public interface Credentials {

  /** For an agency that wants none. */
  Credentials NONE = (request, deadline) -> {};

  /**
   * Adds what the agency wants to see.
   *
   * @param deadline of the call that the request belongs to
   * @throws IOException when the credentials must be fetched first and the agency can't be reached
   * @throws AgencyException when it refuses to give them
   */
  void addTo(WireRequest request, Deadline deadline) throws IOException;

  /**
   * Looks at an answer for a refusal that fresh credentials may cure, and gives up those that were
   * refused.
   *
   * @param sent what was answered, with the credentials that it had
   * @param answer unwrapped, null when it couldn't be read
   * @return true when the request is worth one more try
   */
  default boolean giveUpIfRefused(WireRequest sent, int status, JsonNode answer) {
    return false;
  }
}
