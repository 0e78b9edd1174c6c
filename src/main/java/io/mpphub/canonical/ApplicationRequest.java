package io.mpphub.canonical;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.canonical.rule.Nik;
import io.mpphub.canonical.rule.ServiceId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * A resident's application for a service, as a front end submits it.
 *
 * @param service the service's id, as the catalogue lists it
 * @param data what this service asks for; its JSON Schema is the service's {@code
 *     applicationSchema}
 */
public record ApplicationRequest(
    @NotNull @ServiceId String service,
    @NotNull @Valid Applicant applicant,
    @NotNull ObjectNode data) {

  /** The applicant. */
  public record Applicant(@NotNull @Nik String nik) {

    @Override
    public String toString() {
      return "Applicant[]";
    }
  }

  /** Without names: a request may end up in a log line. */
  @Override
  public String toString() {
    return "ApplicationRequest[service=" + service + "]";
  }
}
