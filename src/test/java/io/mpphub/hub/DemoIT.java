package io.mpphub.hub;

import static io.mpphub.hub.DemoProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.contract.OpenApiContract;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo with its agencies, well and ill. */
class DemoIT {

  static final String SITI = "3508104101900001";
  static final String BUDI = "3508101505850002";
  static final String DEWI = "3508105203880003";

  private static final OpenApiContract CONTRACT = OpenApiContract.load();

  @TempDir static Path data;
  private static DemoProcess demo;

  @BeforeAll
  static void start() {
    demo = new DemoProcess(data, Map.of());
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void findsAResident() {
    HttpResponse<String> answer = demo.get("/api/v1/residents/" + SITI);

    CONTRACT.assertConforms("getResident", answer);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(answer).path("name").asText()).isEqualTo("Siti Aminah");
    assertThat(json(answer).path("sex").asText()).isEqualTo("female");
    assertThat(json(answer).path("birthDate").asText()).isEqualTo("1990-01-01");
  }

  @ParameterizedTest
  @CsvSource({
    "3508100101800013, 404, not-found",
    "3508100101800011, 404, inactive",
    "3508104101900000, 422, invalid",
    "350810410190000X, 422, invalid"
  })
  void saysWhyAResidentIsNotShown(String nik, int status, String code) {
    int before = requests("dukcapil");

    HttpResponse<String> answer = demo.get("/api/v1/residents/" + nik);

    CONTRACT.assertConforms("getResident", answer);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).path("code").asText()).isEqualTo(code);
    assertThat(answer.body()).doesNotContain(nik);
    assertThat(requests("dukcapil") - before).isEqualTo(status == 422 ? 0 : 1);
  }

  @Test
  void refusesWhoHasNoKey() {
    HttpResponse<String> answer =
        demo.send(
            java.net.http.HttpRequest.newBuilder(demo.url().resolve("/api/v1/residents/" + SITI))
                .build());

    CONTRACT.assertConforms("getResident", answer);
    assertThat(answer.statusCode()).isEqualTo(401);
  }

  @Test
  void noHeaderOfAnAgencyReachesTheFrontEnd() {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String path : List.of("residents/" + SITI, "health-workers/" + SITI, "readiness")) {
      names.addAll(demo.get("/api/v1/" + path).headers().map().keySet());
    }

    assertThat(names)
        .doesNotContain("Server", "ETag", "Set-Cookie", "X-Powered-By", "WWW-Authenticate");
  }

  @Test
  void findsHealthWorkers() {
    HttpResponse<String> siti = demo.get("/api/v1/health-workers/" + SITI);
    HttpResponse<String> dewi = demo.get("/api/v1/health-workers/" + DEWI);
    HttpResponse<String> budi = demo.get("/api/v1/health-workers/" + BUDI);

    List.of(siti, dewi, budi).forEach(a -> CONTRACT.assertConforms("getHealthWorker", a));
    assertThat(json(siti).at("/registration/active").asBoolean()).isTrue();
    assertThat(json(dewi).at("/registration/active").asBoolean(true)).isFalse();
    assertThat(budi.statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "8120003508001, active, 2022-09-03",
    "8120003508002, inactive, 2021-03-15",
    "8120003508003, active, null"
  })
  void findsBusinesses(String nib, String status, String issuedOn) {
    HttpResponse<String> answer = demo.get("/api/v1/businesses/" + nib);

    CONTRACT.assertConforms("getBusiness", answer);
    assertThat(json(answer).path("nib").asText()).isEqualTo(nib);
    assertThat(json(answer).path("status").asText()).isEqualTo(status);
    assertThat(json(answer).path("issuedOn").asText()).isEqualTo(issuedOn);
  }

  @ParameterizedTest
  @CsvSource({"8120003508999, 404, not-found", "812000350800, 422, invalid"})
  void saysWhyABusinessIsNotShown(String nib, int status, String code) {
    HttpResponse<String> answer = demo.get("/api/v1/businesses/" + nib);

    CONTRACT.assertConforms("getBusiness", answer);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).path("code").asText()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({SITI + ", true, 0, 0", BUDI + ", false, 2550500, 2", DEWI + ", false, 275000, 1"})
  void tellsWhoOwesTaxes(String nik, boolean clear, long outstanding, int debts) {
    HttpResponse<String> answer = demo.get("/api/v1/tax-clearances/" + nik);

    CONTRACT.assertConforms("getTaxClearance", answer);
    assertThat(json(answer).path("clear").asBoolean()).isEqualTo(clear);
    assertThat(json(answer).path("outstanding").asLong()).isEqualTo(outstanding);
    assertThat(json(answer).path("debts")).hasSize(debts);
  }

  @Test
  void knowsNoTaxesOfAStranger() {
    HttpResponse<String> answer = demo.get("/api/v1/tax-clearances/3508100101800013");

    CONTRACT.assertConforms("getTaxClearance", answer);
    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @Test
  void booksAPlaceAtACounterAndGivesItBack() {
    HttpResponse<String> slots = demo.get("/api/v1/counters/slots?counter=licensing");
    CONTRACT.assertConforms("listSlots", slots);
    JsonNode slot =
        StreamSupport.stream(json(slots).path("slots").spliterator(), false)
            .filter(candidate -> candidate.path("capacity").asInt() == 1)
            .findFirst()
            .orElseThrow();
    String body =
        DemoProcess.JSON
            .createObjectNode()
            .put("slotId", slot.path("id").asText())
            .put("nik", SITI)
            .toString();

    HttpResponse<String> booked = postWithKey("/api/v1/counters/bookings", "seat-1", body);
    HttpResponse<String> again = postWithKey("/api/v1/counters/bookings", "seat-1", body);
    HttpResponse<String> full = postWithKey("/api/v1/counters/bookings", "seat-2", body);
    String location = booked.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> cancelled = demo.send(demo.request(location).DELETE().build());
    HttpResponse<String> unknown = demo.send(demo.request(location).DELETE().build());

    List.of(booked, again, full).forEach(a -> CONTRACT.assertConforms("bookSlot", a));
    List.of(cancelled, unknown).forEach(a -> CONTRACT.assertConforms("cancelBooking", a));
    assertThat(booked.statusCode()).isEqualTo(201);
    assertThat(json(booked).path("startsAt")).isEqualTo(slot.path("startsAt"));
    assertThat(json(again)).isEqualTo(json(booked));
    assertThat(json(full).path("code").asText()).isEqualTo("slot-taken");
    assertThat(cancelled.statusCode()).isEqualTo(204);
    assertThat(unknown.statusCode()).isEqualTo(404);
  }

  @Test
  void takesTheHealthOfficesFileAndPutsItAside() {
    Path outbox = data.resolve("sandbox/health-office/outbox");

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              assertThat(demo.output())
                  .contains("9 rows of staffing-2026-11-24.csv and set 1 aside");
              assertThat(outbox.resolve("staffing-2026-11-24.csv")).doesNotExist();
            });
    JsonNode invalid =
        json(demo.operator("/ops/api/connectors/health-office/invalid", null)).path("invalid");
    assertThat(invalid).hasSize(1);
    assertThat(invalid.get(0).path("source").asText()).isEqualTo("staffing-2026-11-24.csv");
    assertThat(invalid.get(0).path("row").asInt()).isGreaterThan(1);
    assertThat(invalid.get(0).path("fault").asText()).isNotBlank();
  }

  @Test
  void bringsAComplaintToItsNumber() {
    HttpResponse<String> receipt =
        demo.post(
            "/api/v1/complaints",
            """
            {"applicant": {"nik": "3508104101900001"}, "data": {"text": "Lampu <jalan> & gelap.",
             "firstName": "Siti", "email": "siti@example.org", "phone": "0812-0000-0001"}}
            """);

    CONTRACT.assertConforms("submitComplaint", receipt);
    String id = json(receipt).path("id").asText();
    demo.awaitState(List.of(id), "delivered", Duration.ofSeconds(30));
    assertThat(json(demo.get("/api/v1/applications/" + id)).path("agencyReference").asText())
        .matches("\\d{7}");
  }

  @Test
  void reportsTheStatusOfALicenceToTheRegister() {
    HttpResponse<String> receipt =
        demo.post(
            "/api/v1/applications",
            """
            {"service": "business-licence-status", "applicant": {"nik": "3508104101900001"},
             "data": {"nib": "8120003508001", "licenceId": "I-1", "licenceCode": "029000000022",
              "status": "50", "changedAt": "2026-11-24T10:30:00+07:00"}}
            """);

    CONTRACT.assertConforms("submitApplication", receipt);
    demo.awaitState(
        List.of(json(receipt).path("id").asText()), "delivered", Duration.ofSeconds(30));
  }

  @Test
  void judgesOnlyTheElementsThatWereSent() {
    HttpResponse<String> answer =
        demo.post(
            "/api/v1/residents/verifications",
            "{\"nik\":\"" + SITI + "\",\"name\":\"Siti Aminah\",\"birthDate\":\"1990-01-02\"}");

    CONTRACT.assertConforms("verifyResident", answer);
    assertThat(answer.body())
        .isEqualTo(
            "{\"verified\":false,\"elements\":{\"name\":{\"match\":true,\"score\":100},"
                + "\"birthDate\":{\"match\":false}}}");
  }

  @Test
  void showsTheReadinessFigures() {
    HttpResponse<String> answer = demo.get("/api/v1/readiness");

    CONTRACT.assertConforms("getReadiness", answer);
    JsonNode report = json(answer);
    assertThat(report.path("ready").asBoolean()).isTrue();
    assertThat(report.at("/prerequisites/0/value").decimalValue()).isEqualByComparingTo("12.55");
    assertThat(report.at("/prerequisites/0/minimum").decimalValue()).isEqualByComparingTo("4.4");
    assertThat(report.at("/prerequisites/1/value").decimalValue()).isEqualByComparingTo("74.05");
    assertThat(report.at("/prerequisites/1/minimum").decimalValue()).isEqualByComparingTo("60");
  }

  @Test
  void showsHowReadinessCameAbout() {
    demo.get("/api/v1/readiness");

    HttpResponse<String> answer = demo.get("/api/v1/readiness/history?from=2026-01-01");
    HttpResponse<String> refused = demo.get("/api/v1/readiness/history?from=2026-02-30");

    CONTRACT.assertConforms("getReadinessHistory", answer);
    CONTRACT.assertConforms("getReadinessHistory", refused);
    JsonNode coverage = json(answer).at("/prerequisites/0");
    assertThat(coverage.path("id").asText()).isEqualTo("ikd-coverage");
    assertThat(coverage.path("values")).hasSizeGreaterThan(5);
    assertThat(coverage.at("/values/0/measuredOn").asText()).isEqualTo("2026-01-01");
    assertThat(refused.statusCode()).isEqualTo(422);
  }

  @Test
  void cataloguesItsServices() {
    HttpResponse<String> list = demo.get("/api/v1/services");
    HttpResponse<String> licence = demo.get("/api/v1/services/practice-licence");
    HttpResponse<String> unknown = demo.get("/api/v1/services/nothing");

    CONTRACT.assertConforms("listServices", list);
    CONTRACT.assertConforms("getService", licence);
    CONTRACT.assertConforms("getService", unknown);
    assertThat(json(licence).path("connectors").toString())
        .isEqualTo("[\"dukcapil\",\"sisdmk\",\"licensing\"]");
    assertThat(json(licence).at("/applicationSchema/required/0").asText()).isEqualTo("facility");
    assertThat(unknown.statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({"Puskesmas Rogotrunan, approved", "REJECT, rejected"})
  void bringsAnApplicationToItsDecision(String facility, String decision) {
    HttpResponse<String> receipt = demo.apply(SITI, facility);

    CONTRACT.assertConforms("submitApplication", receipt);
    assertThat(receipt.statusCode()).isEqualTo(202);
    String location = receipt.headers().firstValue("Location").orElseThrow();
    String id = json(receipt).path("id").asText();
    assertThat(location).isEqualTo("/api/v1/applications/" + id);
    demo.awaitState(List.of(id), decision, Duration.ofSeconds(30));
    HttpResponse<String> decided = demo.get(location);
    CONTRACT.assertConforms("getApplication", decided);
    assertThat(json(decided).path("agencyReference").asText()).isNotBlank();
    assertThat(json(decided).at("/decision/outcome").asText()).isEqualTo(decision);
    assertThat(states(json(decided)))
        .containsExactly("submitted", "delivering", "delivered", decision);
  }

  @ParameterizedTest
  @CsvSource({
    BUDI + ", no such record",
    DEWI + ", no longer active",
    "3508112207870004, 3 practice licences already",
    "3508100101800011, deceased"
  })
  void turnsAwayWhoMayNotApply(String nik, String reason) {
    HttpResponse<String> answer = demo.apply(nik, "Puskesmas Rogotrunan");

    CONTRACT.assertConforms("submitApplication", answer);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("detail").asText()).contains(reason);
    assertThat(json(answer).at("/errors/0/pointer").asText()).isEqualTo("/applicant/nik");
  }

  @Test
  void givesTheFirstAnswerToARepeatWithTheSameKey() {
    String body =
        "{\"service\":\"practice-licence\",\"applicant\":{\"nik\":\"%s\"},\"data\":{\"facility\":\"Klinik\"}}"
            .formatted(SITI);

    HttpResponse<String> first = applyWithKey("key-1", body);
    HttpResponse<String> again = applyWithKey("key-1", body);
    HttpResponse<String> other = applyWithKey("key-1", body.replace("Klinik", "Klinik B"));

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(json(again)).isEqualTo(json(first));
    CONTRACT.assertConforms("submitApplication", other);
    assertThat(json(other).path("code").asText()).isEqualTo("idempotency-conflict");
  }

  @Test
  void listsApplicationsPageByPage() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(json(demo.apply(SITI, "Klinik " + i)).path("id").asText());
    }

    HttpResponse<String> first = demo.get("/api/v1/applications?nik=" + SITI + "&limit=2");
    String next = json(first).path("next").asText();
    HttpResponse<String> second =
        demo.get("/api/v1/applications?nik=" + SITI + "&limit=1&after=" + next);

    CONTRACT.assertConforms("listApplications", first);
    CONTRACT.assertConforms("listApplications", second);
    assertThat(ids(first)).containsExactly(ids.get(2), ids.get(1));
    assertThat(ids(second)).containsExactly(ids.get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "down, 503, agency-unavailable",
    "slow, 504, agency-timeout",
    "5xx, 503, agency-unavailable",
    "garbage, 502, agency-invalid-response"
  })
  void tellsWhatIsWrongWithAnAgency(String mode, int status, String code) {
    demo.fault("dukcapil", mode);
    HttpResponse<String> answer = demo.get("/api/v1/residents/" + SITI);
    demo.fault("dukcapil", "none");

    CONTRACT.assertConforms("getResident", answer);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).path("code").asText()).isEqualTo(code);
    assertThat(json(answer).path("connector").asText()).isEqualTo("dukcapil");
    assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status >= 503);
    assertThat(demo.get("/api/v1/residents/" + SITI).statusCode()).isEqualTo(200);
  }

  @Test
  void takesApplicationsWhileARegistryIsDownAndChecksThemLater() {
    demo.fault("sisdmk", "down");
    HttpResponse<String> siti = demo.apply(SITI, "Klinik");
    HttpResponse<String> dewi = demo.apply(DEWI, "Klinik");
    demo.fault("sisdmk", "none");

    CONTRACT.assertConforms("submitApplication", siti);
    assertThat(List.of(siti.statusCode(), dewi.statusCode())).containsOnly(202);
    assertThat(json(siti).path("state").asText()).isEqualTo("waiting");
    demo.awaitState(List.of(json(siti).path("id").asText()), "approved", Duration.ofMinutes(1));
    demo.awaitState(List.of(json(dewi).path("id").asText()), "rejected", Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "demo-licensing-in | {'no_permohonan':'01a20c61-7bdd-714e-8a08-16262d9dbd00','tahapan':'DITOLAK'} | 404",
        "demo-licensing-in | {'no_permohonan':'../../etc','tahapan':'DITOLAK'} | 404",
        "demo-licensing-in | {'no_permohonan':'01a20c61-7bdd-714e-8a08-16262d9dbd00'} | 400",
        "demo-licensing-in | {'no_permohonan': | 400",
        "demo-licensing-in | [1] | 400",
        "wrong | {'no_permohonan':'01a20c61-7bdd-714e-8a08-16262d9dbd00'} | 401"
      })
  void tellsAnAgencyWhatBecameOfItsMessage(String key, String decision, int status) {
    HttpResponse<String> answer =
        demo.send(
            java.net.http.HttpRequest.newBuilder(demo.url().resolve("/agency/licensing/decisions"))
                .header("X-Api-Key", key)
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(decision.replace('\'', '"')))
                .build());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"success\":false}");
  }

  @Test
  void writesNoPersonalDataAndNoSecretIntoItsLog() {
    demo.apply(SITI, "Klinik");
    demo.fault("sisdmk", "garbage");
    demo.get("/api/v1/health-workers/" + SITI);
    demo.fault("sisdmk", "none");

    assertThat(demo.output())
        .doesNotContainPattern(Pattern.compile("\\b\\d{16}\\b"))
        .doesNotContain("Siti", "demo-dukcapil-password", "demo-sisdmk-password", "token=")
        .doesNotContain("demo-licensing-out", "demo-licensing-in", "demo-oss-key", "5D0E6C1F")
        .doesNotContain("demo-tax-password", "demo-counters-password", "demo-health-password");
  }

  private HttpResponse<String> applyWithKey(String key, String body) {
    return postWithKey("/api/v1/applications", key, body);
  }

  private static HttpResponse<String> postWithKey(String path, String key, String body) {
    return demo.send(
        demo.request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static int requests(String agency) {
    return json(demo.get("/sandbox/" + agency + "/requests")).path("total").intValue();
  }

  private static List<String> states(JsonNode application) {
    return application.path("history").findValuesAsText("state");
  }

  private static List<String> ids(HttpResponse<String> page) {
    return StreamSupport.stream(json(page).path("applications").spliterator(), false)
        .map(application -> application.path("id").asText())
        .toList();
  }
}
