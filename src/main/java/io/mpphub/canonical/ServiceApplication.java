package io.mpphub.canonical;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.canonical.ApplicationRequest.Applicant;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * A resident's application at the address of one service.
 *
 * @param service may be left out (null): the address says it
 * @param data what this service asks for; its JSON Schema is the service's {@code
 *     applicationSchema}
 */
public record ServiceApplication(
    String service, @NotNull @Valid Applicant applicant, @NotNull ObjectNode data) {

  /** Without names: a request may end up in a log line. */
  @Override
  public String toString() {
    return "ServiceApplication[]";
  }
}
