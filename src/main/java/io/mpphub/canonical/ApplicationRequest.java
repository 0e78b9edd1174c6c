package io.mpphub.canonical;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A resident's application for a service, as a front end submits it.
 *
 * @param service the service's id, as the catalogue lists it
 * @param data what this service asks for; its JSON Schema is the service's {@code
 *     applicationSchema}
 */
public record ApplicationRequest(
    @NotNull
        @Pattern(
            regexp = "(?!.{61})[a-z0-9](-?[a-z0-9]){0,59}",
            message = "must be the id of a service")
        String service,
    @NotNull @Valid Applicant applicant,
    @NotNull ObjectNode data) {

  /** Who applies. */
  public record Applicant(@NotNull @Nik String nik) {

    @Override
    public String toString() {
      return "Applicant[]";
    }
  }

  /** Names nobody: a request may end up in a log line. */
  @Override
  public String toString() {
    return "ApplicationRequest[service=" + service + "]";
  }
}
