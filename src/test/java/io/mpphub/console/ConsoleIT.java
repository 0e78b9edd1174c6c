package io.mpphub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.delivery.Applications;
import io.mpphub.guard.WatchedMetrics;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jms.core.JmsTemplate;

@ConsoleHub
class ConsoleIT {

  private static final String RESIDENT = "/api/v1/residents/" + ConsoleHub.SITI;

  @LocalServerPort private int port;

  @Value("${hub.home}")
  private String home;

  @Autowired private CamelContext camel;
  @Autowired private Applications applications;
  @Autowired private StubAgencies agencies;
  @Autowired private CircuitBreakerRegistry breakers;
  @Autowired private ConnectionFactory broker;

  private Caller ani;
  private Caller vera;
  private Caller mall;

  @BeforeEach
  void call() {
    breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
    ani = Caller.operator(port, "ani");
    vera = Caller.operator(port, "vera");
    mall = Caller.frontEnd(port);
    agencies.answer(StubAgencies.FIND_RESIDENT, 200, StubAgencies.SITI);
  }

  @Test
  void countsWhatServicesAndConnectorsDid() {
    JsonNode service = route("service.residents");
    JsonNode operation = route("dukcapil.find-resident");

    mall.get(RESIDENT);
    mall.get(RESIDENT);
    agencies.answer(StubAgencies.FIND_RESIDENT, 200, StubAgencies.NOBODY);
    mall.get(RESIDENT);
    agencies.answer(StubAgencies.FIND_RESIDENT, 502, "");
    mall.get(RESIDENT);

    assertThat(more("done", service)).isEqualTo(2);
    assertThat(more("failed", service)).isEqualTo(2);
    assertThat(more("done", operation)).isEqualTo(2);
    assertThat(more("failed", operation)).isEqualTo(2);
    JsonNode now = route("service.residents");
    assertThat(now.path("inFlight").asInt()).isZero();
    assertThat(now.path("meanMillis").asDouble()).isPositive();
    assertThat(now.path("p95Millis").asDouble()).isPositive();
    assertThat(now.path("failing").asBoolean()).isTrue();
    assertThat(now.at("/lastError/code").asText()).isEqualTo("transient");
    assertThat(now.path("errors").findValuesAsText("code")).contains("not-found", "transient");
    assertThat(now.toString()).doesNotContain(ConsoleHub.SITI);
  }

  @Test
  void tellsWhatPrometheusAndGrafanaAreToldToLookAt() throws Exception {
    mall.get(RESIDENT);

    String metrics = vera.get("/actuator/prometheus").body();

    assertThat(WatchedMetrics.names())
        // Those of the hub are there once there is something to tell, and held against its code.
        .filteredOn(name -> !name.startsWith("hub_"))
        .hasSizeGreaterThan(5)
        .allMatch(name -> metrics.matches("(?s).*\n" + name + "[{ ].*"));
    assertThat(metrics).contains("hub_connector_version{connector=\"dukcapil\"");
  }

  @Test
  void holdsAServiceAndLetsItGoOn() {
    assertThat(Caller.read(ani.post("/ops/api/routes/service.residents/stop", "")).path("state"))
        .hasToString("\"stopped\"");
    HttpResponse<String> held = mall.get(RESIDENT);
    Caller.read(ani.post("/ops/api/routes/service.residents/start", ""));

    assertThat(held.statusCode()).isEqualTo(503);
    assertThat(Caller.tree(held).path("code").asText()).isEqualTo("agency-unavailable");
    assertThat(held.headers().firstValue("Retry-After")).isPresent();
    assertThat(mall.get(RESIDENT).statusCode()).isEqualTo(200);
  }

  @Test
  void holdsAnOperationAndWhatAnAgencySends() {
    ani.post("/ops/api/routes/dukcapil.find-resident/stop", "");
    ani.post("/ops/api/routes/licensing.decision/stop", "");
    HttpResponse<String> lookup = mall.get(RESIDENT);
    HttpResponse<String> decision = mall.post("/agency/licensing/decisions", "{}");
    ani.post("/ops/api/routes/dukcapil.find-resident/start", "");
    ani.post("/ops/api/routes/licensing.decision/start", "");

    assertThat(lookup.statusCode()).isEqualTo(503);
    assertProblem(decision, 503, "agency-unavailable");
    assertThat(mall.get(RESIDENT).statusCode()).isEqualTo(200);
    assertThat(mall.post("/agency/licensing/decisions", "{}").statusCode()).isEqualTo(401);
  }

  @Test
  void holdsTheWholeApi() {
    assertProblem(ani.post("/ops/api/routes/api/stop", ""), 422, "invalid");
    assertProblem(ani.post("/ops/api/routes/api/stop", "{\"confirm\": \"yes\"}"), 422, "invalid");
    assertThat(mall.get("/api/v1/services").statusCode()).isEqualTo(200);

    ani.post("/ops/api/routes/api/stop", "{\"confirm\": \"api\"}");
    HttpResponse<String> held = mall.get("/api/v1/services");
    ani.post("/ops/api/routes/api/start", "");

    assertProblem(held, 503, "agency-unavailable");
    assertThat(mall.get("/api/v1/services").statusCode()).isEqualTo(200);
  }

  @Test
  void leavesActingToOperators() {
    UUID dead = deadLetter();

    for (String path :
        List.of(
            "/ops/api/routes/service.residents/stop",
            "/ops/api/routes/service.residents/start",
            "/ops/api/dead-letters/" + dead + "/replay",
            "/ops/api/dead-letters/" + dead + "/discard",
            "/ops/api/dead-letters/replays",
            "/ops/api/dead-letters/discards",
            "/ops/api/dead-letters/replays/" + dead + "/stop")) {
      assertThat(vera.post(path, "{\"reason\":\"no\"}").statusCode()).as(path).isEqualTo(403);
    }
    assertThat(vera.json("/ops/api/routes").path("routes")).isNotEmpty();
    assertThat(route("service.residents").path("state").asText()).isEqualTo("started");
  }

  @Test
  void findsMessagesByEverythingAndNeverShowsANik() {
    String nik = "3508105203880003";
    agencies.answer(StubAgencies.APPLICATIONS, 201, StubAgencies.TAKEN);
    UUID application = Submissions.accept(applications, nik).id();
    awaitStatus(application, "delivered");

    JsonNode byId = vera.json("/ops/api/messages?id=" + application);
    JsonNode byNik =
        Caller.read(vera.post("/ops/api/messages/search", "{\"nik\":\"" + nik + "\"}"));
    JsonNode byAll =
        vera.json(
            "/ops/api/messages?service=practice-licence&connector=licensing&state=delivered"
                + "&status=delivered&limit=200");

    String message = byId.at("/messages/0/id").asText();
    assertThat(byId.path("messages").findValuesAsText("applicationId"))
        .containsExactly(application.toString());
    assertThat(byNik.path("messages").findValuesAsText("id")).contains(message);
    assertThat(byAll.path("messages").findValuesAsText("id")).contains(message);
    assertThat(vera.json("/ops/api/messages?id=" + message)).isEqualTo(byId);
    assertThat(byNik.toString()).contains("3508**********03").doesNotContain(nik);
    assertThat(byId.toString()).doesNotContain(nik, "Siti Aminah", "Puskesmas Senduro");
  }

  @Test
  void findsAnApplicationByTheTraceOfItsCallAndByTheAgencysReference() {
    agencies.answer(StubAgencies.APPLICATIONS, 201, StubAgencies.TAKEN);
    UUID application = Submissions.accept(applications, ConsoleHub.SITI).id();
    awaitStatus(application, "delivered");
    ani.post("/ops/api/connectors/licensing/hold", "{\"reason\": \"They move.\"}");
    UUID withdrawn = Submissions.accept(applications, ConsoleHub.SITI).id();
    String trace = UUID.randomUUID().toString().replace("-", "");
    HttpResponse<String> withdrawal =
        mall.post("/api/v1/applications/" + withdrawn + "/withdrawal", "", trace);
    ani.post("/ops/api/connectors/licensing/release", "");
    String reference =
        vera.json("/ops/api/messages/" + application).at("/application/agencyReference").asText();

    HttpResponse<String> inUrl = vera.get("/ops/api/messages?id=" + reference);
    JsonNode byTrace = vera.json("/ops/api/messages?id=" + trace);
    JsonNode byReference =
        Caller.read(vera.post("/ops/api/messages/search", "{\"id\":\"" + reference + "\"}"));

    assertThat(withdrawal.statusCode()).as(withdrawal.body()).isEqualTo(202);
    assertThat(reference).isNotBlank();
    assertProblem(inUrl, 422, "invalid");
    assertThat(byTrace.path("messages").findValuesAsText("applicationId"))
        .isNotEmpty()
        .containsOnly(withdrawn.toString());
    assertThat(byReference.path("messages").findValuesAsText("applicationId"))
        .contains(application.toString());
  }

  @Test
  void countsOnlyCallsThatLeaveAsCallsOfAnOperation() {
    ani.post("/ops/api/connectors/dukcapil/hold", "{\"reason\": \"They move.\"}");
    await().until(() -> connector("dukcapil").at("/pause/kind").asText().equals("held"));
    double before = route("dukcapil.find-resident").path("callsPerMinute").asDouble();
    for (int i = 0; i < 20; i++) {
      assertThat(mall.get(RESIDENT).statusCode()).isEqualTo(503);
    }

    assertThat(route("dukcapil.find-resident").path("failed").asInt()).isGreaterThanOrEqualTo(20);
    assertThat(route("dukcapil.find-resident").path("callsPerMinute").asDouble())
        .isLessThanOrEqualTo(before);
    assertThat(connector("dukcapil").path("health").asText()).isEqualTo("held");
    ani.post("/ops/api/connectors/dukcapil/release", "");
    await().until(() -> mall.get(RESIDENT).statusCode() == 200);
  }

  @Test
  void turnsPages() {
    agencies.answer(StubAgencies.APPLICATIONS, 201, StubAgencies.TAKEN);
    String first = Submissions.accept(applications, ConsoleHub.SITI).id().toString();
    String second = Submissions.accept(applications, ConsoleHub.SITI).id().toString();

    JsonNode newest = vera.json("/ops/api/messages?limit=1");
    JsonNode older = vera.json("/ops/api/messages?limit=1&after=" + newest.path("next").asText());

    assertThat(newest.at("/messages/0/applicationId").asText()).isEqualTo(second);
    assertThat(older.at("/messages/0/applicationId").asText()).isEqualTo(first);
  }

  @Test
  void takesANikInABodyOnly() {
    HttpResponse<String> inUrl = vera.get("/ops/api/messages?nik=" + ConsoleHub.SITI);
    HttpResponse<String> wrong = vera.post("/ops/api/messages/search", "{\"nik\":\"35\"}");

    assertThat(inUrl.statusCode()).isEqualTo(422);
    assertThat(Caller.tree(wrong).at("/errors/0/pointer").asText()).isEqualTo("/nik");
    assertThat(inUrl.body()).doesNotContain(ConsoleHub.SITI);
  }

  @Test
  void answersWhatItCantDoWithAProblem() {
    assertProblem(vera.get("/ops/api/routes/nothing"), 404, "not-found");
    assertProblem(ani.post("/ops/api/routes/nothing/stop", ""), 404, "not-found");
    assertProblem(vera.get("/ops/api/messages/1"), 404, "not-found");
    assertProblem(vera.get("/ops/api/invalid?source=%00"), 422, "invalid");
    assertProblem(vera.get("/ops/api/invalid?connector=a%00b"), 422, "invalid");
    assertProblem(
        ani.post("/ops/api/connectors/dukcapil/hold", "{\"reason\":\"\\u0000\"}"), 422, "invalid");
    assertProblem(
        ani.post("/ops/api/connectors/dukcapil/hold", "{\"reason\":\"a\\ud800\"}"), 422, "invalid");
    assertThat(vera.get("/ops/invalid?source=%00").statusCode()).isEqualTo(422);
    assertProblem(vera.get("/ops/api/messages?state=lost"), 422, "invalid");
    assertProblem(vera.post("/ops/api/messages/search", "{"), 400, "malformed");
    assertProblem(
        ani.post("/ops/api/dead-letters/" + UUID.randomUUID() + "/replay", ""), 404, "not-found");
    assertProblem(
        ani.post("/ops/api/dead-letters/" + UUID.randomUUID() + "/discard", "{}"), 422, "invalid");
    assertProblem(vera.get("/ops/api/dead-letters/replays/1"), 404, "not-found");
    assertProblem(ani.post("/ops/api/dead-letters/replays/1/stop", ""), 404, "not-found");
    assertProblem(vera.get("/ops/api/dead-letters/replays/preview?maxAgeDays=0"), 422, "invalid");
    assertProblem(vera.get("/ops/api/dead-letters?maybeApplied=perhaps"), 422, "invalid");
  }

  @Test
  void replaysADeadLetter() {
    UUID message = deadLetter();
    JsonNode letters = vera.json("/ops/api/dead-letters?connector=licensing&limit=200");
    agencies.answer(StubAgencies.APPLICATIONS, 201, StubAgencies.TAKEN);

    JsonNode replayed = Caller.read(ani.post("/ops/api/dead-letters/" + message + "/replay", ""));
    awaitStatus(message, "delivered");

    assertThat(letters.path("messages").findValuesAsText("id")).contains(message.toString());
    assertThat(replayed.at("/application/state").asText()).isEqualTo("waiting");
    JsonNode story = vera.json("/ops/api/messages/" + message);
    assertThat(story.at("/application/state").asText()).isEqualTo("delivered");
    assertThat(story.at("/messages/0/attempts")).hasSize(3);
    assertThat(story.at("/messages/0/attempts/0/httpStatus").asInt()).isEqualTo(500);
    assertThat(story.at("/messages/0/actions/0/operator").asText()).isEqualTo("ani");
    assertThat(story.path("timeline").findValuesAsText("what"))
        .contains("submitted", "transient", "failed", "replay", "delivered");
    assertProblem(ani.post("/ops/api/dead-letters/" + message + "/replay", ""), 404, "not-found");
  }

  @Test
  void discardsADeadLetterWithAReason() {
    UUID message = deadLetter();
    String path = "/ops/api/dead-letters/" + message + "/discard";

    assertProblem(ani.post(path, "{\"reason\":\" \"}"), 422, "invalid");
    Caller.read(ani.post(path, "{\"reason\":\"Sent by hand for 3508105203880003\"}"));

    JsonNode story = vera.json("/ops/api/messages/" + message);
    assertThat(story.at("/messages/0/status").asText()).isEqualTo("discarded");
    assertThat(story.at("/messages/0/actions/0/reason").asText())
        .isEqualTo("Sent by hand for 3508**********03");
  }

  @Test
  void replaysManyDeadLettersThatWereSeenBefore() {
    UUID message = deadLetter();
    deadLetter();
    String replays = "/ops/api/dead-letters/replays";
    JsonNode preview = vera.json(replays + "/preview?connector=licensing");
    long count = preview.path("count").asLong();
    assertThat(count).isGreaterThanOrEqualTo(2);
    assertThat(preview.path("older").asLong()).isZero();
    assertThat(preview.at("/groups/0/connector").asText()).isEqualTo("licensing");
    assertThat(vera.json("/ops/api/dead-letters?connector=licensing&limit=200").path("messages"))
        .hasSize((int) count);
    assertThat(vera.json("/ops/api/dead-letters?service=complaint").path("messages")).isEmpty();
    agencies.answer(StubAgencies.APPLICATIONS, 201, StubAgencies.TAKEN);

    HttpResponse<String> unseen = ani.post(replays, "{\"connector\":\"licensing\"}");
    assertProblem(unseen, 422, "invalid");
    assertThat(Caller.tree(unseen).path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("/perSecond", "/expected", "/reason");
    HttpResponse<String> changed = ani.post(replays, order(count + 50, preview));
    assertProblem(changed, 422, "invalid");
    assertThat(Caller.tree(changed).path("detail").asText())
        .contains("now there are " + count + "; nothing is begun");

    JsonNode begun = Caller.read(ani.post(replays, order(count, preview)));
    assertThat(begun.path("state").asText()).isEqualTo("running");
    assertThat(begun.path("total").asLong()).isEqualTo(count);
    String one = replays + "/" + begun.path("id").asText();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> vera.json(one).at("/outcome/delivered").asLong() == count);
    JsonNode done = vera.json(one);
    assertThat(done.path("state").asText()).isEqualTo("done");
    assertThat(done.path("operator").asText()).isEqualTo("ani");
    assertThat(done.path("reason").asText()).isEqualTo("They are back.");
    assertThat(vera.json(replays).path("replays").findValuesAsText("id"))
        .contains(begun.path("id").asText());
    JsonNode action = vera.json("/ops/api/messages/" + message).at("/messages/0/actions/0");
    assertThat(action.path("run").asText()).isEqualTo(begun.path("id").asText());
    assertProblem(ani.post(one + "/stop", ""), 404, "not-found");
  }

  private static String order(long expected, JsonNode preview) {
    return """
        {"connector": "licensing", "expected": %d, "until": "%s", "perSecond": 50,
          "reason": "They are back."}
        """
        .formatted(expected, preview.path("until").asText());
  }

  @Test
  void discardsManyDeadLetters() {
    UUID message = deadLetter();
    String discards = "/ops/api/dead-letters/discards";
    JsonNode preview = vera.json(discards + "/preview?connector=licensing");

    JsonNode begun =
        Caller.read(ani.post(discards, order(preview.path("count").asLong(), preview)));

    awaitStatus(message, "discarded");
    assertThat(vera.json(discards).path("discards").findValuesAsText("id"))
        .contains(begun.path("id").asText());
    assertThat(
            vera.json("/ops/api/messages/" + message).at("/messages/0/actions/0/reason").asText())
        .isEqualTo("They are back.");
  }

  @Test
  void showsWhatCantBeReadAndItsContentOnlyToThoseWhoMay() {
    Caller budi = Caller.operator(port, "budi");
    JmsTemplate jms = new JmsTemplate(broker);
    jms.convertAndSend("hub.licensing.deliveries", "rubbish about 3508105203880003");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> vera.json("/ops/api/invalid?connector=licensing").path("count").asInt() == 1);
    JsonNode invalid = vera.json("/ops/api/invalid?connector=licensing").at("/invalid/0");
    String one = "/ops/api/invalid/" + invalid.path("id").asText();
    String because = "{\"reason\": \"They ask what it was.\"}";

    assertThat(invalid.path("fault").asText()).isEqualTo("is no ticket of the hub");
    assertThat(invalid.path("receivedAt").asText()).isNotEmpty();
    assertThat(connector("licensing").path("invalid").asInt()).isEqualTo(1);
    assertThat(ani.post(one + "/content", because).statusCode()).isEqualTo(403);
    assertThat(budi.post(one + "/content", "{}").statusCode()).isEqualTo(422);
    assertThat(Caller.read(budi.post(one + "/content", because)).path("content").asText())
        .isEqualTo("rubbish about 3508105203880003");
    assertThat(budi.post(one + "/discard", because).statusCode()).isEqualTo(403);
    assertThat(queued(jms)).contains("rubbish about 3508105203880003");

    assertProblem(ani.post(one + "/discard", "{}"), 422, "invalid");
    Caller.read(ani.post(one + "/discard", because));
    assertProblem(ani.post(one + "/discard", because), 404, "not-found");
    assertThat(vera.json("/ops/api/invalid?connector=licensing").path("count").asInt()).isZero();
    assertThat(vera.json("/ops/api/invalid?discarded=true").at("/invalid/0/reason").asText())
        .isEqualTo("They ask what it was.");
    assertThat(queued(jms)).doesNotContain("rubbish about 3508105203880003");
  }

  private static List<String> queued(JmsTemplate jms) {
    return jms.browse(
        "hub.licensing.invalid",
        (session, browser) -> {
          List<String> texts = new ArrayList<>();
          Enumeration<?> messages = browser.getEnumeration();
          while (messages.hasMoreElements()) {
            texts.add(((TextMessage) messages.nextElement()).getText());
          }
          return texts;
        });
  }

  @Test
  void showsWhatAMessageAsksOnlyToThoseWhoMay() {
    Caller budi = Caller.operator(port, "budi");
    String content = "/ops/api/messages/" + deadLetter() + "/content";

    assertThat(ani.post(content, "{\"reason\": \"x\"}").statusCode()).isEqualTo(403);
    assertProblem(budi.post(content, "{\"reason\": \" \"}"), 422, "invalid");
    assertThat(
            Caller.read(budi.post(content, "{\"reason\": \"The agency asks.\"}"))
                .at("/content/data/facility")
                .asText())
        .isEqualTo("Puskesmas Senduro");
  }

  @Test
  void showsConnectorsAndWhyOneIsRefused() {
    mall.get(RESIDENT);

    JsonNode connectors = vera.json("/ops/api/connectors").path("connectors");

    assertThat(connectors.findValuesAsText("name"))
        .contains("complaints", "dukcapil", "licensing", "sisdmk");
    JsonNode refused = named("complaints", connectors);
    assertThat(refused.path("health").asText()).isEqualTo("refused");
    assertThat(refused.path("faults")).hasSizeGreaterThan(2);
    assertThat(refused.at("/faults/0/file").asText())
        .isEqualTo("connectors/complaints/connector.yaml");
    JsonNode dukcapil = named("dukcapil", connectors);
    assertThat(dukcapil.path("health").asText()).isEqualTo("ok");
    assertThat(dukcapil.at("/circuit/state").asText()).isEqualTo("closed");
    assertThat(dukcapil.path("operations").findValuesAsText("title"))
        .contains("Find a resident by NIK");
  }

  @Test
  void measuresRoutesForPrometheusWithoutPersonalData() {
    mall.get(RESIDENT);

    HttpResponse<String> metrics = vera.get("/actuator/prometheus");

    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body().lines())
        .anyMatch(
            line ->
                line.startsWith("camel_route_policy_seconds_count")
                    && line.contains("routeId=\"service.residents\""))
        .anyMatch(
            line ->
                line.startsWith("camel_exchanges_failed_total")
                    && line.contains("routeId=\"dukcapil.find-resident\""))
        .anyMatch(
            line ->
                line.startsWith("http_server_requests_seconds_count")
                    && line.contains("uri=\"/api/v1/residents/{nik}\""));
    assertThat(metrics.body()).doesNotContain(ConsoleHub.SITI, "password-of-the-hub");
  }

  private UUID deadLetter() {
    agencies.answer(StubAgencies.APPLICATIONS, 500, "{}");
    UUID application = Submissions.accept(applications, ConsoleHub.SITI).id();
    awaitStatus(application, "dead");
    return UUID.fromString(
        vera.json("/ops/api/messages?id=" + application).at("/messages/0/id").asText());
  }

  private void awaitStatus(UUID id, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                vera.json("/ops/api/messages?id=" + id)
                    .at("/messages/0/status")
                    .asText()
                    .equals(status));
  }

  private JsonNode route(String id) {
    return vera.json("/ops/api/routes/" + id);
  }

  private long more(String figure, JsonNode before) {
    return route(before.path("id").asText()).path(figure).asLong() - before.path(figure).asLong();
  }

  private static JsonNode named(String name, JsonNode connectors) {
    for (JsonNode connector : connectors) {
      if (connector.path("name").asText().equals(name)) {
        return connector;
      }
    }
    throw new AssertionError("No connector " + name);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Caller.tree(answer).path("code").asText()).isEqualTo(code);
  }

  @Test
  void takesOldVersionsDownAndKeepsTheNewOnesFigures() throws IOException {
    Path file = Path.of(home, "connectors/sisdmk/connector.yaml");
    long done = route("dukcapil.find-resident").path("done").asLong();
    Set<String> before = versionRoutes();
    Files.writeString(file, Files.readString(file) + "\n# touched\n");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              Set<String> now = versionRoutes();
              assertThat(now).hasSameSizeAs(before);
              assertThat(now).filteredOn(id -> id.startsWith("sisdmk.")).isNotEmpty();
              assertThat(now)
                  .filteredOn(id -> id.startsWith("sisdmk."))
                  .doesNotContainAnyElementsOf(before);
            });
    assertThat(route("dukcapil.find-resident").path("done").asLong()).isEqualTo(done);
    assertThat(ani.get("/ops/api/routes").body()).doesNotContain("@");
    assertThat(vera.get("/actuator/prometheus").body()).doesNotContain("sisdmk.login@");
  }

  private Set<String> versionRoutes() {
    return camel.getRoutes().stream()
        .map(Route::getId)
        .filter(id -> id.contains("@"))
        .collect(Collectors.toSet());
  }

  @Test
  void letsAnAdminOnlyTryAnOperation() {
    HttpResponse<String> refused =
        ani.post(
            "/ops/api/connectors/dukcapil/operations/find-resident/try",
            "{\"nik\": \"" + ConsoleHub.SITI + "\"}");

    assertThat(refused.statusCode()).isEqualTo(403);
  }

  @Test
  void holdsAConnectorAndReleasesIt() {
    // Nobody answers its login here, for which the hub holds it.
    Caller.read(ani.post("/ops/api/connectors/sisdmk/release", ""));
    assertThat(vera.post("/ops/api/connectors/dukcapil/hold", "{\"reason\": \"x\"}").statusCode())
        .isEqualTo(403);
    assertThat(ani.post("/ops/api/connectors/dukcapil/hold", "{\"reason\": \" \"}").statusCode())
        .isEqualTo(422);
    assertThat(ani.post("/ops/api/connectors/none/hold", "{\"reason\": \"x\"}").statusCode())
        .isEqualTo(404);

    Caller.read(ani.post("/ops/api/connectors/dukcapil/hold", "{\"reason\": \"They move.\"}"));
    HttpResponse<String> refused = mall.get(RESIDENT);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(Caller.tree(refused).path("code").asText()).isEqualTo("agency-unavailable");
    assertThat(connector("dukcapil").at("/pause/by").asText()).isEqualTo("ani");
    assertThat(connector("dukcapil").at("/pause/reason").asText()).isEqualTo("They move.");
    JsonNode service = Caller.read(mall.get("/api/v1/services/residents"));
    assertThat(service.path("state").asText()).isEqualTo("held");
    assertThat(Caller.read(mall.get("/api/v1/services/health-workers")).path("state").asText())
        .isEqualTo("open");

    Caller.read(ani.post("/ops/api/connectors/dukcapil/release", ""));
    assertThat(mall.get(RESIDENT).statusCode()).isEqualTo(200);
    assertThat(connector("dukcapil").path("pause").isNull()).isTrue();
  }

  private JsonNode connector(String name) {
    for (JsonNode one : ani.json("/ops/api/connectors").path("connectors")) {
      if (one.path("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no connector " + name);
  }
}
