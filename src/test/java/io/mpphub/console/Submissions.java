package io.mpphub.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.application.Application;
import io.mpphub.delivery.Applications;
import io.mpphub.delivery.NewApplication;
import io.mpphub.delivery.chain.NextStep;
import java.util.List;
import java.util.UUID;

/** Applications on their way to the licensing office, as the practice licence makes them. */
final class Submissions {

  private Submissions() {}

  static Application accept(Applications applications, String nik) {
    UUID id = applications.nextId();
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("facility", "Puskesmas Senduro");
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("id", id.toString()).put("service", "practice-licence");
    request.put("submittedOn", "2026-11-24").put("registrationNumber", "AB12345678901234");
    request.putObject("applicant").put("nik", nik).put("name", "Siti Aminah");
    request.set("data", data);
    return applications.accept(
        new NewApplication(
            id,
            "mall",
            "practice-licence",
            nik,
            data,
            NextStep.submit(0, "licensing", "submit-application", request),
            List.of(),
            null));
  }
}
