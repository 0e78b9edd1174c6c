package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.PassedCheck;
import io.mpphub.idempotency.Idempotency;
import java.util.List;
import java.util.UUID;

/**
 * An application to accept, and the step that it starts with.
 *
 * @param id from {@link Applications#nextId}, so that the requests to agencies can name it
 * @param client whose it is: the name of the front end that made it
 * @param data what the form holds, at most a million characters of JSON
 * @param first its submission, or the first of its checks that could not be made at acceptance
 * @param passed the checks before that, which were
 * @param idempotency null when the front end sent no key
 */
public record NewApplication(
    UUID id,
    String client,
    String service,
    String applicantNik,
    JsonNode data,
    NextStep first,
    List<PassedCheck> passed,
    Idempotency idempotency) {

  /** Without personal data: it may end up in a log. */
  @Override
  public String toString() {
    return "NewApplication[" + service + ", " + first + "]";
  }
}
