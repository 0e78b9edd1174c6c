package io.mpphub.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.mpphub.sandbox.LicensingOffice.Answer;

/**
 * Connects stub files to the {@link LicensingOffice}: transformer {@code licensing-office}, parameter
 * {@code operation}.
 */
final class LicensingDesk implements ResponseTransformerV2 {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LicensingOffice office;

  LicensingDesk(LicensingOffice office) {
    this.office = office;
  }

  @Override
  public Response transform(Response response, ServeEvent event) {
    Answer answer = answer(event);
    return Response.Builder.like(response)
        .but()
        .status(answer.status())
        .body(answer.body().toString())
        .build();
  }

  private Answer answer(ServeEvent event) {
    String operation = event.getTransformerParameters().getString("operation");
    return switch (operation) {
      case "submit" -> submit(event.getRequest().getBodyAsString());
      case "status" -> office.status(number(event));
      case "withdraw" -> office.withdraw(number(event));
      default -> throw new IllegalArgumentException("No such desk: " + operation);
    };
  }

  private static String number(ServeEvent event) {
    return event.getRequest().getPathParameters().get("no_permohonan");
  }

  private Answer submit(String body) {
    try {
      JsonNode submission = JSON.readTree(body);
      return office.submit(submission);
    } catch (JsonProcessingException e) {
      var fault = JsonNodeFactory.instance.objectNode();
      fault.put("code", "400").put("description", "Format JSON tidak sesuai");
      return new Answer(400, fault);
    }
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public String getName() {
    return "licensing-office";
  }
}
