package io.mpphub.hub;

import static io.mpphub.hub.DemoProcess.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.contract.OpenApiContract;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a resident does at the mall besides applying, on the demo with its agencies. */
class ResidentIT {

  private static final String SITI = "3508104101900001";
  private static final String BUDI = "3508101505850002";
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
  void withdrawsAnApplicationThatTheAgencyHas() {
    String id = apply("LATER");
    demo.awaitState(List.of(id), "delivered", Duration.ofSeconds(30));

    HttpResponse<String> receipt = withdraw(id, "taken-back-1");
    demo.awaitState(List.of(id), "withdrawn", Duration.ofSeconds(30));
    HttpResponse<String> again = withdraw(id, "taken-back-1");

    List.of(receipt, again).forEach(a -> CONTRACT.assertConforms("withdrawApplication", a));
    assertThat(receipt.statusCode()).isEqualTo(202);
    assertThat(receipt.headers().firstValue("Location")).contains("/api/v1/applications/" + id);
    assertThat(again.body()).isEqualTo(receipt.body());
    assertThat(atTheOffice(id).path("state").asText()).isEqualTo("withdrawn");
    HttpResponse<String> withdrawn = demo.get("/api/v1/applications/" + id);
    CONTRACT.assertConforms("getApplication", withdrawn);
    assertThat(json(withdrawn).path("history").findValuesAsText("state"))
        .containsExactly("submitted", "delivering", "delivered", "withdrawn");
    assertThat(json(withdrawn).path("withdrawalRequestedAt"))
        .isEqualTo(json(receipt).path("withdrawalRequestedAt"));
  }

  @Test
  void withdrawsAnApplicationThatNeverReachedTheAgency() {
    demo.fault("sisdmk", "down");
    HttpResponse<String> receipt = demo.apply(SITI, "Klinik");
    String id = json(receipt).path("id").asText();

    HttpResponse<String> withdrawn = withdraw(id, UUID.randomUUID().toString());
    // At once, or when the attempt that is just under way has failed.
    demo.awaitState(List.of(id), "withdrawn", Duration.ofSeconds(30));
    demo.fault("sisdmk", "none");

    CONTRACT.assertConforms("withdrawApplication", withdrawn);
    assertThat(json(receipt).path("state").asText()).isEqualTo("waiting");
    assertThat(atTheOffice(id).isMissingNode()).isTrue();
  }

  @Test
  void withdrawsNothingThatIsDecidedOrUnknown() {
    String id = apply("REJECT");
    demo.awaitState(List.of(id), "rejected", Duration.ofSeconds(30));

    HttpResponse<String> decided = withdraw(id, UUID.randomUUID().toString());
    HttpResponse<String> unknown =
        withdraw(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    HttpResponse<String> invalid = withdraw("1", UUID.randomUUID().toString());

    List.of(decided, unknown, invalid)
        .forEach(a -> CONTRACT.assertConforms("withdrawApplication", a));
    assertThat(json(decided).path("code").asText()).isEqualTo("invalid");
    assertThat(json(decided).at("/errors/0/detail").asText()).isEqualTo("is rejected already");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(invalid.statusCode()).isEqualTo(422);
  }

  @Test
  void getsTheOnePlaceOfASlotAloneOfTwentyWhoWantIt() {
    String body =
        DemoProcess.JSON
            .createObjectNode()
            .put("slotId", slotForOne("civil-registry"))
            .put("nik", SITI)
            .toString();

    List<HttpResponse<String>> answers = twenty(i -> book(body, "twenty-" + i));

    answers.forEach(answer -> CONTRACT.assertConforms("bookSlot", answer));
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> json(answer).path("code").asText().equals("slot-taken"))
        .hasSize(19)
        .allMatch(answer -> answer.statusCode() == 409);
  }

  @Test
  void getsOnePlaceForOneKeyHoweverOftenItIsSent() {
    String body =
        DemoProcess.JSON
            .createObjectNode()
            .put("slotId", slotForOne("licensing"))
            .put("nik", SITI)
            .toString();

    List<HttpResponse<String>> answers = twenty(i -> book(body, "one-key"));

    assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
    assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.get(0).body());
    HttpResponse<String> other = book(body.replace(SITI, BUDI), "one-key");
    assertThat(json(other).path("code").asText()).isEqualTo("idempotency-conflict");
  }

  /** As many threads as callers: none waits for another's end. */
  private static <T> List<T> twenty(IntFunction<T> call) {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      return IntStream.range(0, 20)
          .mapToObj(i -> CompletableFuture.supplyAsync(() -> call.apply(i), threads))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      threads.shutdown();
    }
  }

  /** Also many at a time; what matches costs nothing, and neither does another resident. */
  @Test
  void isNotGuessedAtForLong() {
    List<HttpResponse<String>> guesses = twenty(i -> verify(SITI, "Guess " + i));
    HttpResponse<String> refused = verify(SITI, "Siti Aminah");
    List<HttpResponse<String>> right =
        IntStream.range(0, 12).mapToObj(i -> verify(BUDI, "Budi Santoso")).toList();

    assertThat(guesses).filteredOn(answer -> answer.statusCode() == 200).hasSize(10);
    assertThat(guesses).filteredOn(answer -> answer.statusCode() == 429).hasSize(10);
    assertThat(refused.statusCode()).isEqualTo(429);
    CONTRACT.assertConforms("verifyResident", refused);
    assertThat(json(refused).path("code").asText()).isEqualTo("rate-limited");
    assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 361L);
    assertThat(right)
        .allSatisfy(answer -> assertThat(json(answer).path("verified").asBoolean()).isTrue());
  }

  private static HttpResponse<String> verify(String nik, String name) {
    return demo.post(
        "/api/v1/residents/verifications", "{\"nik\":\"%s\",\"name\":\"%s\"}".formatted(nik, name));
  }

  @Test
  void seesWhoReadWhat() {
    String nik = "3508112207870004"; // Agus, whom no other test asks for
    demo.send(asking(nik, "Warga melihat datanya sendiri"));
    HttpResponse<String> unagreed = demo.send(asking(nik, "Siti Aminah 3508 1041 0190 0001"));
    demo.get("/api/v1/health-workers/" + nik);
    demo.get("/api/v1/tax-clearances/" + nik);
    demo.get("/api/v1/residents/3508100101800013");
    demo.post(
        "/api/v1/residents/verifications",
        "{\"nik\":\"" + nik + "\",\"name\":\"Agus Wijaya\",\"birthDate\":\"1987-07-22\"}");
    String id = complain(nik);
    demo.get("/api/v1/applications/" + id);
    demo.operator(
        "/ops/api/connectors/dukcapil/operations/find-resident/try", "{\"nik\":\"" + nik + "\"}");

    HttpResponse<String> report = demo.get("/api/v1/access-report?nik=" + nik);
    HttpResponse<String> page = demo.get("/api/v1/access-report?limit=3&nik=" + nik);
    String next = json(page).path("next").asText();
    HttpResponse<String> rest =
        demo.get("/api/v1/access-report?limit=100&nik=" + nik + "&after=" + next);
    HttpResponse<String> other = demo.get("/api/v1/access-report?nik=3508100101800013");
    HttpResponse<String> invalid = demo.get("/api/v1/access-report?nik=1");

    List.of(report, page, rest, other, invalid)
        .forEach(a -> CONTRACT.assertConforms("getAccessReport", a));
    JsonNode accesses = json(report).path("accesses");
    assertThat(accesses.findValuesAsText("service"))
        .containsExactly(
            "access-report",
            "dukcapil",
            "complaint",
            "resident-verifications",
            "tax-clearances",
            "health-workers",
            "residents");
    JsonNode first = accesses.get(6);
    assertThat(first.path("reader").asText()).isEqualTo("demo-mall");
    assertThat(first.path("purpose").asText()).isEqualTo("Warga melihat datanya sendiri");
    CONTRACT.assertConforms("getResident", unagreed);
    assertThat(unagreed.statusCode()).isEqualTo(422);
    assertThat(json(unagreed).at("/errors/0/pointer").asText()).isEqualTo("/X-Purpose");
    assertThat(unagreed.body()).doesNotContain("Siti", "0190");
    assertThat(first.path("source").asText()).isEqualTo("dukcapil");
    assertThat(first.path("elements").toString()).contains("name", "familyCardNumber", "address");
    assertThat(accesses.get(3).path("elements").toString()).isEqualTo("[\"name\",\"birthDate\"]");
    assertThat(accesses.get(2).path("applicationId").asText()).isEqualTo(id);
    assertThat(accesses.get(1).path("reader").asText()).isEqualTo("operator");
    assertThat(accesses.get(1).path("readerKind").asText()).isEqualTo("operator");
    assertThat(json(page).path("accesses")).hasSize(3);
    assertThat(json(rest).path("accesses").findValuesAsText("service"))
        .endsWith("tax-clearances", "health-workers", "residents");
    // That nobody knows somebody tells something, too.
    assertThat(json(other).path("accesses").findValuesAsText("service"))
        .containsExactly("access-report", "residents");
    assertThat(invalid.statusCode()).isEqualTo(422);
    assertThat(demo.output()).doesNotContain(nik);
  }

  private static HttpRequest asking(String nik, String purpose) {
    return demo.request("/api/v1/residents/" + nik).header("X-Purpose", purpose).build();
  }

  @Test
  void saysHowSatisfiedItIs() {
    String body =
        """
        {"service": "practice-licence", "scores":
          {"u1": 4, "u2": 3, "u3": 3, "u4": 4, "u5": 3, "u6": 4, "u7": 4, "u8": 3, "u9": 3}}
        """;

    HttpResponse<String> kept = post("/api/v1/surveys", "survey-1", BodyPublishers.ofString(body));
    HttpResponse<String> again = post("/api/v1/surveys", "survey-1", BodyPublishers.ofString(body));
    HttpResponse<String> other =
        post("/api/v1/surveys", "survey-1", BodyPublishers.ofString(body.replace(": 4", ": 2")));
    HttpResponse<String> part =
        demo.post("/api/v1/surveys", body.replace("\"u9\": 3", "\"u9\": 3.5"));
    HttpResponse<String> five =
        demo.post("/api/v1/surveys", body.replace("\"u9\": 3", "\"u9\": 5"));
    HttpResponse<String> unknown = demo.post("/api/v1/surveys", body.replace("practice-", "no-"));
    HttpResponse<String> summary =
        demo.get("/api/v1/surveys/summary?service=practice-licence&from=2026-01-01");
    HttpResponse<String> none = demo.get("/api/v1/surveys/summary?to=2020-01-01");
    HttpResponse<String> turned = demo.get("/api/v1/surveys/summary?from=2026-01-02&to=2026-01-01");

    List.of(kept, again, other, part, five, unknown)
        .forEach(a -> CONTRACT.assertConforms("answerSurvey", a));
    List.of(summary, none, turned).forEach(a -> CONTRACT.assertConforms("summariseSurveys", a));
    assertThat(kept.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(kept.body());
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(json(part).at("/errors/0/pointer").asText()).isEqualTo("/scores/u9");
    assertThat(json(five).at("/errors/0/pointer").asText()).isEqualTo("/scores/u9");
    assertThat(json(unknown).at("/errors/0/pointer").asText()).isEqualTo("/service");
    // 31 / 9 x 25
    assertThat(json(summary).path("index").decimalValue()).isEqualByComparingTo("86.11");
    assertThat(json(summary).path("band").asText()).isEqualTo("B");
    assertThat(json(summary).path("answers").asInt()).isEqualTo(1);
    assertThat(json(none).path("answers").asInt()).isZero();
    assertThat(json(none).path("index").isNull()).isTrue();
    assertThat(turned.statusCode()).isEqualTo(422);
  }

  @Test
  void seesWhatWasReadToCheckAnApplication() {
    String nik = "3508105203880003"; // Dewi, whose registration has lapsed
    HttpResponse<String> refused = demo.apply(nik, "Klinik");

    HttpResponse<String> report = demo.get("/api/v1/access-report?nik=" + nik);

    CONTRACT.assertConforms("getAccessReport", report);
    assertThat(refused.statusCode()).isEqualTo(422);
    JsonNode accesses = json(report).path("accesses");
    assertThat(accesses.findValuesAsText("readerKind"))
        .containsExactly("client", "hub", "hub", "hub");
    assertThat(accesses.findValuesAsText("reader")).containsOnly("demo-mall");
    assertThat(accesses.get(2).path("service").asText()).isEqualTo("practice-licence");
    assertThat(accesses.findValuesAsText("source"))
        .containsExactly("null", "sisdmk", "sisdmk", "dukcapil");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/residents/,      3508100101800011, 404, dukcapil",
    "/api/v1/residents/,      3508100101800014, 404, dukcapil",
    "/api/v1/residents/,      3508100101800006, 503, dukcapil",
    "/api/v1/health-workers/, 3508100101800015, 404, sisdmk",
    "/api/v1/tax-clearances/, 3508100101800017, 404, regional-tax"
  })
  void seesReadingsThatCameToNothing(String path, String nik, int status, String source) {
    HttpResponse<String> nothing = demo.get(path + nik);

    JsonNode reading = json(demo.get("/api/v1/access-report?nik=" + nik)).at("/accesses/1");

    assertThat(nothing.statusCode()).isEqualTo(status);
    assertThat(reading.path("reader").asText()).isEqualTo("demo-mall");
    assertThat(reading.path("source").asText()).isEqualTo(source);
  }

  @ParameterizedTest
  @CsvSource({
    "3508100101800019, '{\"nik\": 3508100101800019}'",
    "3508100101800021, '[{\"nik\": \"3508100101800021\"}]'",
    "3508100101800023, '{\"nik\": [\"3508100101800023\"]}'"
  })
  void seesWhatAnOperatorTries(String nik, String request) {
    HttpResponse<String> tried =
        demo.operator("/ops/api/connectors/dukcapil/operations/find-resident/try", request);

    JsonNode report = json(demo.get("/api/v1/access-report?nik=" + nik));

    // What can't be made a request of the agency's doesn't leave, and is no reading.
    if (!json(tried).path("detail").asText().startsWith("The request can't be made")) {
      assertThat(report.at("/accesses/1/reader").asText()).isEqualTo("operator");
      assertThat(report.at("/accesses/1/readerKind").asText()).isEqualTo("operator");
    }
  }

  @Test
  void seesThatAnApplicationIsFollowed() throws Exception {
    String id = complain(BUDI);
    HttpRequest follow = demo.request("/api/v1/applications/" + id + "/events").build();

    HttpClient.newHttpClient().send(follow, BodyHandlers.ofInputStream()).body().close();

    JsonNode newest = json(demo.get("/api/v1/access-report?nik=" + BUDI)).at("/accesses/1");
    assertThat(newest.path("applicationId").asText()).isEqualTo(id);
    assertThat(newest.path("elements").toString()).isEqualTo("[\"events\"]");
  }

  private static String complain(String nik) {
    String complaint =
        """
        {"applicant": {"nik": "%s"}, "data": {"text": "Lampu gelap.",
         "firstName": "Agus", "email": "agus@example.org", "phone": "0812-0000-0004"}}
        """;
    return json(demo.post("/api/v1/complaints", complaint.formatted(nik))).path("id").asText();
  }

  private static String slotForOne(String counter) {
    JsonNode slots = json(demo.get("/api/v1/counters/slots?counter=" + counter)).path("slots");
    return StreamSupport.stream(slots.spliterator(), false)
        .filter(slot -> slot.path("capacity").asInt() == 1 && slot.path("free").asInt() == 1)
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  private static HttpResponse<String> book(String body, String key) {
    return post("/api/v1/counters/bookings", key, BodyPublishers.ofString(body));
  }

  private static String apply(String facility) {
    return json(demo.apply(SITI, facility)).path("id").asText();
  }

  private static HttpResponse<String> withdraw(String id, String key) {
    return post("/api/v1/applications/" + id + "/withdrawal", key, BodyPublishers.noBody());
  }

  private static HttpResponse<String> post(
      String path, String key, HttpRequest.BodyPublisher body) {
    return demo.send(
        demo.request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(body)
            .build());
  }

  /** What the sandbox reports of an application, missing when the office never had it. */
  private static JsonNode atTheOffice(String id) {
    JsonNode all = json(demo.get("/sandbox/licensing/applications"));
    return StreamSupport.stream(all.findParents("timesReceived").spliterator(), false)
        .filter(application -> application.path("id").asText().equals(id))
        .findFirst()
        .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
  }
}
