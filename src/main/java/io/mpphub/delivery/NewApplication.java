package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * An application to accept, and how it gets to its agency.
 *
 * @param id from {@link Applications#nextId}, so that the payload can name it
 * @param client whose it is: the name of the front end that made it
 * @param data what the form holds; like {@code payload} at most a million characters of JSON
 * @param checks name of the {@code direct:} route of the checks that could not be done at
 *     acceptance; null when all are done. It gets {@code payload} as body and leaves the request to
 *     be delivered, or throws an AgencyException or a ProblemException
 * @param connector which agency's system
 * @param operation its command
 * @param payload the canonical request of {@code operation}, or of the checks
 * @param idempotency null when the front end sent no key
 */
public record NewApplication(
    UUID id,
    String client,
    String service,
    String applicantNik,
    JsonNode data,
    String checks,
    String connector,
    String operation,
    JsonNode payload,
    Idempotency idempotency) {

  /** Without personal data: it may end up in a log. */
  @Override
  public String toString() {
    return "NewApplication[" + service + ", " + connector + "." + operation + "]";
  }
}
