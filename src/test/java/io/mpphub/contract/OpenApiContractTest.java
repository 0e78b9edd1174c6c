package io.mpphub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiContractTest {

  private static final OpenApiContract CONTRACT = OpenApiContract.load();

  private static final String SERVICES =
      """
      {"services": [{"id": "residents", "title": "Residents", "description": "Look-up",
        "state": "open", "until": null, "connectors": ["dukcapil"]}]}\
      """;

  private static final String NOT_FOUND =
      """
      {"type": "urn:mpphub:problem:not-found", "title": "Not found", "status": 404,
       "detail": "No resident has this NIK.", "code": "not-found", "safeToRetry": false,
       "instance": "urn:uuid:4bf92f35-77b3-4da6-a3ce-929d0e0e4736", "connector": "dukcapil",
       "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}\
      """;

  @Test
  void acceptsADocumentedAnswer() {
    CONTRACT.assertConforms("listServices", 200, headers("application/json"), SERVICES);
    CONTRACT.assertConforms(
        "getResident", 404, headers("application/problem+json;charset=UTF-8"), NOT_FOUND);
  }

  @Test
  void refusesAnUnknownOperation() {
    assertThat(CONTRACT.faults("removeResident", 200, Map.of(), "{}"))
        .containsExactly("no operation removeResident");
  }

  @Test
  void refusesAStatusThatIsNotDocumented() {
    assertThat(CONTRACT.faults("listServices", 504, headers("application/problem+json"), NOT_FOUND))
        .containsExactly("status 504 is not documented for listServices");
  }

  @Test
  void refusesACodeOfAnotherStatus() {
    assertThat(CONTRACT.faults("getResident", 422, headers("application/problem+json"), NOT_FOUND))
        .hasSize(2)
        .anyMatch(fault -> fault.contains("/code"))
        .anyMatch(fault -> fault.contains("/status"));
  }

  @Test
  void refusesAnotherMediaType() {
    assertThat(CONTRACT.faults("listServices", 200, headers("text/html"), SERVICES))
        .containsExactly("media type text/html is not documented");
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThat(CONTRACT.faults("listServices", 200, headers("application/json"), "{"))
        .singleElement()
        .asString()
        .startsWith("the body is not JSON");
  }

  @Test
  void refusesAMissingMember() {
    assertThat(
            CONTRACT.faults(
                "listServices",
                200,
                headers("application/json"),
                SERVICES.replace("\"until\": null,", "")))
        .singleElement()
        .asString()
        .contains("until");
  }

  @Test
  void refusesAnUndeclaredMember() {
    assertThat(
            CONTRACT.faults(
                "listServices",
                200,
                headers("application/json"),
                SERVICES.replace("\"until\": null,", "\"until\": null, \"KODE\": 1,")))
        .singleElement()
        .asString()
        .contains("KODE");
  }

  @Test
  void refusesAValueOfTheWrongForm() {
    assertThat(
            CONTRACT.faults(
                "listServices",
                200,
                headers("application/json"),
                SERVICES.replace("\"until\": null", "\"until\": \"tomorrow\"")))
        .singleElement()
        .asString()
        .contains("date-time");
  }

  @Test
  void refusesAMissingHeader() {
    Map<String, List<String>> headers = headers("application/json");
    headers.remove("traceparent");

    assertThat(CONTRACT.faults("listServices", 200, headers, SERVICES))
        .containsExactly("header traceparent is missing");
  }

  @Test
  void refusesAHeaderOfTheWrongForm() {
    Map<String, List<String>> headers = headers("application/json");
    headers.put("traceparent", List.of("00-0-0-00"));

    assertThatThrownBy(() -> CONTRACT.assertConforms("listServices", 200, headers, SERVICES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("header traceparent");
  }

  private static Map<String, List<String>> headers(String contentType) {
    return new HashMap<>(
        Map.of(
            "content-type", List.of(contentType),
            "traceparent", List.of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
            "x-correlation-id", List.of("front-end-1"),
            "content-language", List.of("en"),
            "etag", List.of("\"q1Ej8Jm2pPpC9Yp3b0sVxA\"")));
  }
}
