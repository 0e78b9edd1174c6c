package io.mpphub.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.HubApplication;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.ConnectorStarted;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.connector.TestConnectors;
import io.mpphub.contract.OpenApiContract;
import io.mpphub.intake.BusinessStore;
import io.mpphub.intake.FacilityStaffing;
import io.mpphub.intake.ReportedBusiness;
import io.mpphub.intake.StaffingStore;
import io.mpphub.problem.ProblemException;
import io.mpphub.storage.TestDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/** The services from the front end down to what they ask of connectors, which are stubs. */
@SpringBootTest(
    classes = HubApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "hub.security.clients[0].name=mall",
      "hub.security.clients[0].key=" + ServicesIT.KEY,
      "hub.security.clients[0].scopes=*",
      "hub.delivery.sweep-interval=300ms"
    })
@ContextConfiguration(initializers = ServicesIT.Home.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicesIT {

  static final String KEY = "mall-key-of-sixteen";
  private static final String SITI = "3508104101900001";
  private static final String NIB = "8120003508001";
  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final RetryPolicy QUICK =
      new RetryPolicy(3, java.time.Duration.ofMillis(50), 1, java.time.Duration.ofMillis(50));

  private static final String BOOKING =
      """
      {"slotId": "licensing-20261125-0900", "nik": "3508104101900001"}
      """;
  private static final String BOOKED =
      """
      {"id": "%s", "slotId": "licensing-20261125-0900", "counter": "licensing",
       "startsAt": "2026-11-25T09:00:00+07:00", "endsAt": "2026-11-25T09:30:00+07:00",
       "number": 3, "cancelled": null}
      """;
  private static final String COMPLAINT =
      """
      {"applicant": {"nik": "3508104101900001"}, "data": {"text": "The street light is out.",
       "firstName": "Siti", "email": "siti@example.org", "phone": "0812-0000-0001"}}
      """;

  private static final TestDisk DISK = new TestDisk();

  private final HttpClient http = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired private StubOperations agencies;
  @Autowired private ConnectorRegistry connectors;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private ProducerTemplate template;
  @Autowired private BusinessStore businesses;
  @Autowired private StaffingStore staffing;

  @BeforeAll
  void connect() {
    connect(TestConnectors.connector("oss", QUICK, "send-licence-status"));
    connect(TestConnectors.connector("complaints", QUICK, "submit-complaint"));
    connect(TestConnectors.connector("mall-counters", QUICK, "book-slot"));
  }

  private void connect(Connector connector) {
    TestConnectors.register(connectors, connector);
    events.publishEvent(new ConnectorStarted(connector));
  }

  /** A route's file is held against its connector once somebody is to be promised something. */
  @Test
  void acceptsNothingForACommandThatItsConnectorHasNot() {
    connect(TestConnectors.connector("complaints", QUICK, "another"));
    try {
      assertProblem("submitComplaint", post("/complaints", COMPLAINT), 503, "hub-unavailable");
    } finally {
      connect(TestConnectors.connector("complaints", QUICK, "submit-complaint"));
    }
  }

  @Test
  void storesNothingOnADiskThatIsNearlyFullAndGoesOnByItself() {
    agencies.answer(
        "oss.find-business",
        "{\"nib\": \"8120003508001\", \"name\": \"CV\", \"status\": \"active\", \"source\": \"oss\"}");
    agencies.answer("complaints.submit-complaint", "{\"agencyReference\": \"7\"}");
    DISK.free(DataSize.ofMegabytes(199));

    HttpResponse<String> complaint = post("/complaints", COMPLAINT);
    HttpResponse<String> business = get("/businesses/" + NIB);
    HttpResponse<String> applications = get("/applications");
    HttpResponse<String> readiness = health("readiness");
    HttpResponse<String> liveness = health("liveness");

    assertProblem("submitComplaint", complaint, 503, "hub-unavailable");
    assertThat(complaint.headers().firstValue("Retry-After")).isPresent();
    assertThat(json(complaint).path("detail").asText())
        .contains("nearly full", "nothing was accepted");
    assertThat(business.statusCode()).isEqualTo(200);
    assertThat(applications.statusCode()).isEqualTo(200);
    assertThat(readiness.statusCode()).isEqualTo(503);
    assertThat(readiness.body()).contains("nearly full");
    assertThat(liveness.statusCode()).isEqualTo(200);

    DISK.free(DataSize.ofMegabytes(200));

    assertThat(health("readiness").statusCode()).isEqualTo(200);
    assertThat(post("/complaints", COMPLAINT).statusCode()).isEqualTo(202);
  }

  @Test
  void findsABusiness() {
    agencies.answer(
        "oss.find-business",
        """
        {"nib": "8120003508001", "name": "CV Semeru Makmur", "status": "active", "source": "oss"}
        """);

    HttpResponse<String> answer = get("/businesses/" + NIB);

    CONTRACT.assertConforms("getBusiness", answer);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("name").asText()).isEqualTo("CV Semeru Makmur");
    assertThat(json(answer).path("issuedOn").isNull()).isTrue();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(agencies.asked).containsExactly(StubOperations.tree("{\"nib\":\"" + NIB + "\"}"));
  }

  @Test
  void saysWhyABusinessIsNotShown() {
    agencies.fail("oss.find-business", Outcome.NOT_FOUND, "The register has no such business.");
    HttpResponse<String> unknown = get("/businesses/" + NIB);
    HttpResponse<String> invalid = get("/businesses/812000350800X");

    assertProblem("getBusiness", unknown, 404, "not-found");
    assertThat(json(unknown).path("connector").asText()).isEqualTo("oss");
    assertProblem("getBusiness", invalid, 422, "invalid");
    assertThat(json(invalid).at("/errors/0/pointer").asText()).isEqualTo("/nib");
    assertThat(agencies.asked).hasSize(1);

    agencies.answer("oss.find-business", "{\"nib\": \"8120003508001\", \"source\": \"oss\"}");
    assertProblem("getBusiness", get("/businesses/" + NIB), 502, "agency-invalid-response");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | {'date':null,'counter':null}",
        "?date=2026-11-25 | {'date':'2026-11-25','counter':null}",
        "?counter=civil-registry&date=2026-11-25 | {'date':'2026-11-25','counter':'civil-registry'}"
      })
  void listsSlots(String query, String asked) {
    agencies.answer(
        "mall-counters.list-slots",
        """
        {"slots": [{"id": "licensing-20261125-0900", "counter": "licensing", "title": "Licensing",
          "startsAt": "2026-11-25T09:00:00+07:00", "endsAt": "2026-11-25T09:30:00+07:00",
          "capacity": 5, "free": 2}]}
        """);

    HttpResponse<String> answer =
        send(request("/counters/slots" + query).header("Traceparent", "none").GET());

    CONTRACT.assertConforms("listSlots", answer);
    assertThat(json(answer).at("/slots/0/startsAt").asText()).isEqualTo("2026-11-25T02:00:00Z");
    assertThat(json(answer).at("/slots/0/free").asInt()).isEqualTo(2);
    assertThat(agencies.asked).containsExactly(StubOperations.tree(asked.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource({"date=2026-02-30, /date", "date=, /date", "counter=A%20B, /counter"})
  void refusesAQueryThatIsNone(String query, String pointer) {
    HttpResponse<String> answer = get("/counters/slots?" + query);

    assertProblem("listSlots", answer, 422, "invalid");
    assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void booksASlot() {
    agencies.answer("mall-counters.book-slot", ServicesIT::booked);

    HttpResponse<String> answer = post("/counters/bookings", BOOKING);

    CONTRACT.assertConforms("bookSlot", answer);
    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode asked = agencies.asked.get(0);
    assertThat(asked.path("nik").asText()).isEqualTo(SITI);
    assertThat(UUID.fromString(asked.path("bookingId").asText()).version()).isEqualTo(7);
    assertThat(json(answer).path("id")).isEqualTo(asked.path("bookingId"));
    assertThat(json(answer).path("number").asInt()).isEqualTo(3);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/api/v1/counters/bookings/" + asked.path("bookingId").asText());
  }

  @Test
  void asksForTheSameBookingWhenTheKeyIsTheSame() {
    agencies.answer("mall-counters.book-slot", ServicesIT::booked);
    String key = UUID.randomUUID().toString();

    HttpResponse<String> first = post("/counters/bookings", BOOKING, key);
    HttpResponse<String> again =
        post(
            "/counters/bookings",
            "{\"nik\":\"3508104101900001\",\"slotId\":\"licensing\\u002d20261125-0900\"}",
            key);
    HttpResponse<String> other = post("/counters/bookings", BOOKING.replace("0900", "0930"), key);
    HttpResponse<String> withoutKey = post("/counters/bookings", BOOKING);

    assertThat(json(again)).isEqualTo(json(first));
    assertProblem("bookSlot", other, 409, "idempotency-conflict");
    assertThat(json(withoutKey).path("id")).isNotEqualTo(json(first).path("id"));
    assertThat(agencies.asked).hasSize(3);
  }

  @Test
  void saysWhenASlotIsTakenOrOverOrThereIsNone() {
    agencies.fail("mall-counters.book-slot", Outcome.REJECTED, "The slot is full.");
    HttpResponse<String> full = post("/counters/bookings", BOOKING);
    agencies.fail("mall-counters.book-slot", Outcome.NOT_FOUND, "There is no such slot.");
    HttpResponse<String> unknown = post("/counters/bookings", BOOKING);
    agencies.fail("mall-counters.book-slot", Outcome.INACTIVE, "This time is over.");
    HttpResponse<String> over = post("/counters/bookings", BOOKING);

    assertProblem("bookSlot", over, 422, "invalid");
    assertThat(json(over).path("errors").toString())
        .isEqualTo("[{\"pointer\":\"/slotId\",\"detail\":\"This time is over.\"}]");
    assertProblem("bookSlot", full, 409, "slot-taken");
    assertThat(json(full).path("detail").asText()).isEqualTo("The slot is full.");
    assertThat(json(full).path("connector").asText()).isEqualTo("mall-counters");
    assertProblem("bookSlot", unknown, 404, "not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'slotId':'a b','nik':'3508104101900001'} | 422 | invalid",
        "{'slotId':'a','nik':'3508104101900000'} | 422 | invalid",
        "{'slotId':'a'} | 422 | invalid",
        "{'slotId': | 400 | malformed"
      })
  void refusesABookingThatIsNone(String body, int status, String code) {
    agencies.answer("mall-counters.book-slot", ServicesIT::booked);

    HttpResponse<String> answer = post("/counters/bookings", body.replace('\'', '"'));

    assertProblem("bookSlot", answer, status, code);
    assertThat(agencies.asked).isEmpty();
  }

  @Test
  void givesABookedPlaceBack() {
    agencies.answer(
        "mall-counters.cancel-booking",
        request -> ((ObjectNode) request).deepCopy().put("cancelled", true));
    UUID id = UUID.randomUUID();

    HttpResponse<String> answer = delete("/counters/bookings/" + id);
    HttpResponse<String> invalid = delete("/counters/bookings/7");

    CONTRACT.assertConforms("cancelBooking", answer);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(agencies.asked).containsExactly(StubOperations.tree("{\"id\":\"" + id + "\"}"));
    assertProblem("cancelBooking", invalid, 422, "invalid");

    agencies.fail("mall-counters.cancel-booking", Outcome.NOT_FOUND, "There is no such booking.");
    assertProblem("cancelBooking", delete("/counters/bookings/" + id), 404, "not-found");
  }

  @Test
  void tellsWhatATaxpayerOwes() {
    agencies.answer(
        "regional-tax.tax-clearance",
        """
        {"nik": "3508104101900001", "clear": false, "outstanding": 275000, "debts": [
          {"tax": "PBB-P2", "object": "35.08.100", "year": 2025, "amount": 275000,
           "dueOn": "2025-09-30"}], "checkedOn": "2026-11-24", "source": "regional-tax"}
        """);

    HttpResponse<String> answer = get("/tax-clearances/" + SITI);

    CONTRACT.assertConforms("getTaxClearance", answer);
    assertThat(json(answer).at("/debts/0/amount").asLong()).isEqualTo(275_000);
    assertThat(agencies.asked).containsExactly(StubOperations.tree("{\"nik\":\"" + SITI + "\"}"));

    agencies.fail("regional-tax.tax-clearance", Outcome.NOT_FOUND, "There is no such taxpayer.");
    assertProblem("getTaxClearance", get("/tax-clearances/" + SITI), 404, "not-found");
    assertProblem("getTaxClearance", get("/tax-clearances/1"), 422, "invalid");
  }

  @Test
  void deliversAComplaint() {
    agencies.answer("complaints.submit-complaint", "{\"agencyReference\": \"4711\"}");

    HttpResponse<String> receipt = post("/complaints", COMPLAINT);

    CONTRACT.assertConforms("submitComplaint", receipt);
    assertThat(receipt.statusCode()).isEqualTo(202);
    String location = receipt.headers().firstValue("Location").orElseThrow();
    assertThat(json(receipt).path("service").asText()).isEqualTo("complaint");
    JsonNode delivered = awaitDelivery(location);
    assertThat(delivered.path("agencyReference").asText()).isEqualTo("4711");
    assertThat(delivered.path("history").findValuesAsText("state"))
        .containsExactly("submitted", "delivering", "delivered");
    JsonNode asked = agencies.asked.get(0);
    assertThat(asked.path("id")).isEqualTo(json(receipt).path("id"));
    assertThat(asked.at("/applicant/nik").asText()).isEqualTo(SITI);
    assertThat(asked.at("/data/text").asText()).isEqualTo("The street light is out.");
  }

  @Test
  void takesAComplaintOnceForAKey() {
    agencies.answer("complaints.submit-complaint", "{\"agencyReference\": \"4712\"}");
    String key = UUID.randomUUID().toString();

    HttpResponse<String> first = post("/complaints", COMPLAINT, key);
    awaitDelivery(first.headers().firstValue("Location").orElseThrow());
    HttpResponse<String> again = post("/complaints", COMPLAINT, key);

    assertThat(json(again)).isEqualTo(json(first));
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(agencies.asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'applicant' | 'applicant' | 202",
        "{'applicant' | {'service':'complaint','applicant' | 202",
        "{'applicant' | {'service':'practice-licence','applicant' | 422",
        "light is out | light is \\u0000 out | 422",
        "light is out | light is \\ud800 out | 422",
        "light is out | light is \\ud83d\\ude00 | 202",
        "siti@example.org | nobody | 422",
        "3508104101900001 | 1 | 422",
        "'phone' | 'telephone' | 422"
      })
  void holdsAComplaintToItsRules(String part, String other, int status) {
    agencies.answer("complaints.submit-complaint", "{\"agencyReference\": \"4713\"}");

    HttpResponse<String> answer =
        post("/complaints", COMPLAINT.replace(part.replace('\'', '"'), other.replace('\'', '"')));

    CONTRACT.assertConforms("submitComplaint", answer);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void sendsALicenceStatusToTheRegister() {
    agencies.answer("oss.send-licence-status", "{}");
    String body =
        """
        {"service": "business-licence-status", "applicant": {"nik": "3508104101900001"},
         "data": {"nib": "8120003508001", "licenceId": "I-1", "licenceCode": "029000000022",
          "status": "50", "changedAt": "2026-11-24T10:30:00+07:00"}}
        """;

    HttpResponse<String> receipt = post("/applications", body);

    CONTRACT.assertConforms("submitApplication", receipt);
    assertThat(receipt.statusCode()).isEqualTo(202);
    awaitDelivery(receipt.headers().firstValue("Location").orElseThrow());
    assertThat(agencies.asked.get(0).at("/data/status").asText()).isEqualTo("50");
    assertProblem(
        "submitApplication",
        post("/applications", body.replace("\"50\"", "\"51\"")),
        422,
        "invalid");
  }

  @Test
  void turnsAwayNoApplicationThatAnAgencyRefusesForAWhile() {
    agencies.failOnce("oss.send-licence-status", Outcome.TRANSIENT, "The register is down.", "{}");
    String body =
        """
        {"service": "business-licence-status", "applicant": {"nik": "3508104101900001"},
         "data": {"nib": "8120003508001", "licenceId": "I-2", "licenceCode": "029000000022",
          "status": "05", "changedAt": "2026-11-24T03:30:00Z"}}
        """;

    HttpResponse<String> receipt = post("/applications", body);
    String location = receipt.headers().firstValue("Location").orElseThrow();

    awaitDelivery(location);
    assertThat(agencies.asked)
        .filteredOn(request -> request.at("/data/licenceId").asText().equals("I-2"))
        .hasSize(2);
  }

  @Test
  void cataloguesTheServicesWithTheirConnectors() {
    JsonNode complaint = json(get("/services/complaint"));
    JsonNode bookings = json(get("/services/counter-bookings"));
    JsonNode status = json(get("/services/business-licence-status"));

    assertThat(complaint.path("connectors").toString()).isEqualTo("[\"complaints\"]");
    assertThat(complaint.at("/applicationSchema/required/0").asText()).isEqualTo("text");
    assertThat(bookings.path("connectors").toString()).isEqualTo("[\"mall-counters\"]");
    assertThat(bookings.path("applicationSchema").isNull()).isTrue();
    assertThat(status.path("connectors").toString()).isEqualTo("[\"oss\"]");
  }

  @Test
  void keepsWhatTheRegisterReportsOfABusiness() {
    Object known =
        event(
            "business.registered",
            "{'nib':'8120003508009','name':'CV Awal','status':'active','issuedOn':'2022-09-03'}");
    event(
        "business.registered",
        "{'nib':'8120003508009','name':'CV Baru','status':'inactive','address':'Jalan Melati 1'}");

    assertThat(known).isEqualTo(true);
    assertThat(businesses.find("8120003508009"))
        .contains(
            new ReportedBusiness("8120003508009", "CV Baru", "inactive", null, "Jalan Melati 1"));
    assertThatThrownBy(
            () -> event("business.registered", "{'nib':'1','name':'X','status':'active'}"))
        .hasCauseInstanceOf(ProblemException.class);
  }

  @Test
  void keepsTheNewestStaffingFigures() {
    event(
        "facility.staffing",
        "[" + report("P-1", 7, "2026-11-24") + "," + report("P-2", 3, "2026-11-24") + "]");
    event("facility.staffing", report("P-1", 6, "2026-11-23"));
    event("facility.staffing", report("P-2", 4, "2026-11-25"));

    assertThat(staffing.find("P-1", "Perawat"))
        .contains(new FacilityStaffing("P-1", "Puskesmas P-1", "Perawat", 7, 1, day("2026-11-24")));
    assertThat(staffing.find("P-2", "Perawat").orElseThrow().count()).isEqualTo(4);
  }

  @Test
  void takesNothingOfABatchWithAFaultAndSaysWhere() {
    String batch =
        "[" + report("P-3", 1, "2026-11-24") + "," + report("P-4", -1, "2026-11-24") + "]";

    assertThatThrownBy(() -> event("facility.staffing", batch))
        .cause()
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.errors())
                    .extracting(ProblemException.Fault::pointer)
                    .containsExactly("/1/count"));
    assertThat(staffing.find("P-3", "Perawat")).isEmpty();
  }

  private static String report(String facility, int count, String day) {
    return "{'facilityCode':'%1$s','facility':'Puskesmas %1$s','profession':'Perawat','count':%2$d,'activeRegistrations':1,'asOf':'%3$s'}"
        .formatted(facility, count, day);
  }

  private static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }

  private Object event(String name, String json) {
    return template.requestBody("direct:" + name, StubOperations.tree(json.replace('\'', '"')));
  }

  private JsonNode awaitDelivery(String location) {
    String path = location.replace("/api/v1", "");
    await().until(() -> json(get(path)).path("state").asText().equals("delivered"));
    return json(get(path));
  }

  private static JsonNode booked(JsonNode request) {
    return StubOperations.tree(BOOKED.formatted(request.path("bookingId").asText()));
  }

  private static void assertProblem(
      String operation, HttpResponse<String> answer, int status, String code) {
    CONTRACT.assertConforms(operation, answer);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).path("code").asText()).isEqualTo(code);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return StubOperations.tree(answer.body());
  }

  private HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  private HttpResponse<String> health(String probe) {
    return send(
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port + "/actuator/health/" + probe)));
  }

  private HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  private HttpResponse<String> post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> post(String path, String body, String key) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
        .header("X-Api-Key", KEY)
        .header("Accept-Language", "en")
        .header("Accept", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The project's routes, no connectors, and the stubs. */
  static final class Home implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context.getBeanFactory().registerSingleton("stubOperations", new StubOperations());
      context.getBeanFactory().addBeanPostProcessor(DISK);
      try {
        Path home = Files.createTempDirectory("hub-services");
        FileSystemUtils.copyRecursively(Path.of("routes"), home.resolve("routes"));
        Path connectors = Files.createDirectories(home.resolve("connectors"));
        Files.copy(
            Path.of("connectors/connector.schema.json"),
            connectors.resolve("connector.schema.json"));
        TestPropertyValues.of("hub.home=" + home, "hub.data=" + home.resolve("data"))
            .applyTo(context);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
