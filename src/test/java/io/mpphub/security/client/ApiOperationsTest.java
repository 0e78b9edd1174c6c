package io.mpphub.security.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.security.client.ApiOperations.Operation;
import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import io.mpphub.security.secret.InvalidSecretsException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;

class ApiOperationsTest {

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/applications, true",
    "POST, /api/v1/complaints, true",
    "POST, /api/v1/counters/bookings, true",
    "DELETE, /api/v1/counters/bookings/1, false",
    "GET, /api/v1/applications, false",
    "GET, /api/v1/residents/1, false",
    "POST, /api/v1/residents/verifications, false"
  })
  void tellsWhatStores(String method, String path, boolean stores) {
    assertThat(ApiOperations.load().find(method, path).orElseThrow().stores()).isEqualTo(stores);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /api/v1/applications          | GET, HEAD, POST
          /api/v1/applications/1        | GET, HEAD
          /api/v1/applications/1/events | GET
          /api/v1/complaints            | POST
          /api/v1/nothing               | ''
          """)
  void namesAllMethodsThatAreServed(String path, String methods) {
    assertThat(String.join(", ", operations.methods(path))).isEqualTo(methods);
  }

  private final ApiOperations operations = ApiOperations.load();

  @ParameterizedTest
  @CsvSource({
    "GET,  /api/v1/services,                   listServices,      services.read",
    "GET,  /api/v1/services/practice-licence,  getService,        services.read",
    "GET,  /api/v1/residents/3508104101900001, getResident,       residents.read",
    "POST, /api/v1/residents/verifications,    verifyResident,    residents.verify",
    "GET,  /api/v1/health-workers/1,           getHealthWorker,   health-workers.read",
    "GET,  /api/v1/businesses/8120003508001,   getBusiness,       businesses.read",
    "GET,  /api/v1/counters/slots,             listSlots,         counters.read",
    "POST, /api/v1/counters/bookings,          bookSlot,          counters.write",
    "DELETE, /api/v1/counters/bookings/1,      cancelBooking,     counters.write",
    "GET,  /api/v1/tax-clearances/1,           getTaxClearance,   tax-clearances.read",
    "POST, /api/v1/complaints,                 submitComplaint,   complaints.write",
    "POST, /api/v1/applications,               submitApplication, applications.write",
    "GET,  /api/v1/applications,               listApplications,  applications.read",
    "GET,  /api/v1/applications/1,             getApplication,    applications.read",
    "GET,  /api/v1/applications/1/events,      followApplication, applications.read",
    "GET,  /api/v1/readiness,                  getReadiness,      readiness.read"
  })
  void findsTheOperationAndItsScope(String method, String path, String id, String scope) {
    assertThat(operations.find(method, path))
        .hasValueSatisfying(
            operation -> {
              assertThat(operation.id()).isEqualTo(id);
              assertThat(operation.scope()).isEqualTo(scope);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/v1/services",
    "POST, /api/v1/services",
    "GET, /api/v1/residents/verifications",
    "GET, /api/v1/services/",
    "GET, /api/v1/Services",
    "GET, /api/v1/residents/1/2",
    "GET, /api/v1/residents",
    "GET, /api/v1",
    "GET, /api/v1/",
    "GET, /services"
  })
  void findsNothingWhereTheContractHasNothing(String method, String path) {
    assertThat(operations.find(method, path)).isEmpty();
  }

  @Test
  void showsThePathWithoutItsValues() {
    assertThat(operations.find("GET", "/api/v1/residents/3508104101900001"))
        .map(Operation::template)
        .hasValue("/api/v1/residents/{nik}");
  }

  @Test
  void knowsWhatAnOperationReadsAndAnswers() {
    MediaType json = MediaType.APPLICATION_JSON;
    Operation submit = operations.find("POST", "/api/v1/applications").orElseThrow();
    Operation follow = operations.find("GET", "/api/v1/applications/1/events").orElseThrow();
    Operation cancel = operations.find("DELETE", "/api/v1/counters/bookings/1").orElseThrow();

    assertThat(submit.bodies()).containsExactly(json);
    assertThat(submit.answers()).containsExactly(json);
    assertThat(follow.bodies()).isEmpty();
    assertThat(follow.answers()).containsExactly(MediaType.TEXT_EVENT_STREAM);
    assertThat(cancel.answers()).isEmpty();
  }

  @Test
  void knowsTheHeadersThatTheContractReads() {
    assertThat(operations.headers())
        .contains(
            "X-Api-Key",
            "Idempotency-Key",
            "X-Purpose",
            "Last-Event-ID",
            "If-None-Match",
            "Accept-Language",
            "traceparent")
        .doesNotContain("ETag", "id", "nik");
  }

  @Test
  void refusesAnOperationWithoutAScope() {
    assertThatThrownBy(
            () ->
                new ApiOperations(
                    "/api/v1",
                    Map.of("/x", Map.of("get", Map.of("operationId", "getX"))),
                    Set.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("getX must name exactly one scope");
  }

  @Test
  void refusesAScopeThatNoOperationNeeds() {
    List<ClientKey> clients =
        List.of(
            new ClientKey("mall", "k", Set.of("*"), null, null),
            new ClientKey("kiosk", "k", Set.of("services.read", "resident.read"), null, null));

    assertThatThrownBy(() -> KnownScopes.check(clients, operations.scopes()))
        .isInstanceOf(InvalidSecretsException.class)
        .hasMessageStartingWith("client 'kiosk': the scope 'resident.read' does not exist")
        .hasMessageContaining("residents.read");
  }
}
