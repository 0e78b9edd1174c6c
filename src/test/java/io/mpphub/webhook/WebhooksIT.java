package io.mpphub.webhook;

import static io.mpphub.application.ApplicationState.APPROVED;
import static io.mpphub.application.ApplicationState.DELIVERED;
import static io.mpphub.application.ApplicationState.DELIVERING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.mpphub.contract.OpenApiContract;
import io.mpphub.hub.BareHub;
import io.mpphub.peer.NodePeer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a client that has webhooks is told, and what becomes of receivers that take nothing. */
class WebhooksIT {

  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path folder;
  private static BareHub hub;
  private static HttpClient http;

  @BeforeAll
  static void start() {
    hub =
        BareHub.start(
            folder,
            "hub",
            "hub.webhooks.key=a-key-for-the-webhooks-of-this-test",
            "hub.webhooks.allow-private=true",
            "hub.webhooks.timeout=4s",
            "hub.webhooks.pause=500ms",
            "hub.webhooks.look=200ms",
            "hub.webhooks.most=3",
            "hub.webhooks.retry.attempts=4",
            "hub.webhooks.retry.first=300ms",
            "hub.webhooks.retry.multiplier=1",
            "hub.delivery.handover=500ms",
            "hub.delivery.sweep-interval=200ms");
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @AfterEach
  void end() {
    json(get("/webhooks")).path("webhooks").forEach(w -> delete("/webhooks/" + id(w)));
  }

  @Test
  void tellsOfEachChangeWithoutSayingWhoseItIs() throws Exception {
    try (Receiver receiver = new Receiver()) {
      JsonNode webhook = create(receiver.url());
      UUID application = hub.submit();
      hub.move(application, DELIVERING, DELIVERED, APPROVED);

      await().until(() -> receiver.asked.size() == 4);
      assertThat(receiver.asked).extracting(Receiver.Taken::number).containsExactly(1, 2, 3, 4);
      Receiver.Taken third = receiver.asked.get(2);
      assertThat(CONTRACT.faults("StateChangedEvent", third.event())).isEmpty();
      assertThat(third.application()).isEqualTo(application.toString());
      assertThat(third.event().at("/data/state").asText()).isEqualTo("delivered");
      assertThat(third.body()).doesNotContain("3508104101900001");
      assertThat(third.signature())
          .isEqualTo(
              new WebhookSecret(
                      Base64.getDecoder().decode(webhook.path("secret").asText().substring(6)))
                  .sign(
                      third.id(),
                      Long.parseLong(third.timestamp()),
                      third.body().getBytes(StandardCharsets.UTF_8)));
      await()
          .until(
              () ->
                  deliveries(webhook).findValuesAsText("status").stream()
                      .allMatch("delivered"::equals));
      HttpResponse<String> deliveries = get("/webhooks/" + id(webhook) + "/deliveries?limit=2");
      CONTRACT.assertConforms("listDeliveries", deliveries);
      assertThat(json(deliveries).path("next").isNull()).isFalse();
      assertThat(json(deliveries).at("/deliveries/0/id").asText())
          .isEqualTo(receiver.asked.get(3).id());
    }
  }

  /** As the official library for JavaScript sees it. */
  @Test
  void bringsWhatHappenedWhileTheReceiverWasDownInOrderForEachApplication() {
    try (NodePeer receiver = NodePeer.start("webhook-receiver.js", Map.of())) {
      JsonNode webhook = create("http://127.0.0.1:" + receiver.port() + "/hook");
      receiver.send("secret " + webhook.path("secret").asText());
      List<UUID> applications = Stream.generate(hub::submit).limit(10).toList();
      await().until(() -> events(receiver).size() == 10);

      receiver.send("down");
      await().until(() -> receiver.lines().contains("down"));
      applications.forEach(id -> hub.move(id, DELIVERING));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> json(get("/webhooks/" + id(webhook))).path("failingSince").isTextual());
      applications.forEach(id -> hub.move(id, DELIVERED, APPROVED));
      receiver.send("up");

      await().atMost(Duration.ofSeconds(60)).until(() -> events(receiver).size() == 40);
      Map<String, List<String>> byApplication = new LinkedHashMap<>();
      events(receiver)
          .forEach(e -> byApplication.computeIfAbsent(e[3], id -> new ArrayList<>()).add(e[2]));
      assertThat(byApplication).hasSize(10);
      assertThat(byApplication.values())
          .allSatisfy(numbers -> assertThat(numbers).containsExactly("1", "2", "3", "4"));
      assertThat(receiver.lines()).noneMatch(line -> line.startsWith("refused"));
      await().until(() -> json(get("/webhooks/" + id(webhook))).path("failingSince").isNull());

      HttpResponse<String> rotated = post("/webhooks/" + id(webhook) + "/secret", null, null);
      CONTRACT.assertConforms("rotateWebhookSecret", rotated);
      UUID another = hub.submit();
      await().until(() -> events(receiver).size() == 41);
      receiver.send("secret " + json(rotated).path("secret").asText());
      await().until(() -> receiver.lines().stream().filter("secret known"::equals).count() == 2);
      hub.move(another, DELIVERING);
      await().until(() -> events(receiver).size() == 42);
      assertThat(receiver.lines()).noneMatch(line -> line.startsWith("refused"));
    }
  }

  /** The one probe of a half-open circuit is not used up by what the receiver never saw. */
  @Test
  void probesAReceiverAgainAfterAFailureOfTheHubsOwn() {
    try (Receiver receiver = new Receiver()) {
      JsonNode webhook = create(receiver.url());
      UUID application = hub.submit();
      JdbcClient database = hub.bean(JdbcClient.class);
      await()
          .until(
              () ->
                  database
                          .sql("select count(*) from message where connector = ? and status = ?")
                          .params("webhook." + id(webhook), "delivered")
                          .query(Integer.class)
                          .single()
                      == 1);
      CircuitBreaker breaker =
          hub.bean(CircuitBreakerRegistry.class).circuitBreaker("webhook." + id(webhook));
      String secret = database.sql("select secret from webhook").query(String.class).single();

      database.sql("update webhook set secret = 'unreadable'").update();
      breaker.transitionToOpenState();
      breaker.transitionToHalfOpenState();
      hub.move(application, DELIVERING);
      await()
          .until(
              () ->
                  database
                          .sql("select count(*) from attempt where outcome = 'internal'")
                          .query(Integer.class)
                          .single()
                      > 0);
      assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
      database.sql("update webhook set secret = ?").param(secret).update();
      hub.move(application, DELIVERED);

      await().atMost(Duration.ofSeconds(30)).until(() -> receiver.asked.size() >= 2);
    }
  }

  @Test
  void letsNoReceiverDelayAnother() {
    try (Receiver hanging = new Receiver().hangs();
        Receiver quick = new Receiver()) {
      create(hanging.url());
      create(quick.url());
      for (int i = 0; i < 20; i++) {
        hub.move(hub.submit(), DELIVERING, APPROVED);
      }
      // By two at a time, each hanging four seconds, the other's would have taken minutes.
      await().atMost(Duration.ofSeconds(30)).until(() -> quick.asked.size() == 60);
      // Two at a time: the third begins when one of the two before has had its four seconds.
      await().atMost(Duration.ofSeconds(30)).until(() -> hanging.asked.size() >= 4);
      List<Long> begun =
          hanging.asked.stream().map(asked -> Long.parseLong(asked.timestamp())).sorted().toList();
      for (int i = 2; i < begun.size(); i++) {
        assertThat(begun.get(i) - begun.get(i - 2)).isGreaterThanOrEqualTo(3);
      }
    }
  }

  @Test
  void givesUpAfterTheLastTryAndSendsAgainWhenAsked() {
    try (Receiver receiver = new Receiver().answers(500)) {
      JsonNode webhook = create(receiver.url());
      UUID application = hub.submit();
      hub.move(application, DELIVERING);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  deliveries(webhook)
                      .findValuesAsText("status")
                      .equals(List.of("failed", "failed")));
      JsonNode failed = deliveries(webhook).get(1);
      assertThat(failed.path("attempts")).hasSize(4);
      assertThat(failed.at("/attempts/0/httpStatus").asInt()).isEqualTo(500);
      assertThat(failed.path("reason").asText()).isEqualTo("Penerima tidak menerimanya.");

      receiver.answers(204);
      int before = receiver.asked.size();
      String span = "{\"from\":\"2020-01-01T00:00:00Z\",\"until\":\"2100-01-01T00:00:00Z\"}";
      HttpResponse<String> resent = post("/webhooks/" + id(webhook) + "/resend", span, "again");
      HttpResponse<String> twice = post("/webhooks/" + id(webhook) + "/resend", span, "again");

      CONTRACT.assertConforms("resendEvents", resent);
      assertThat(json(resent).path("resent").asInt()).isEqualTo(2);
      assertThat(json(twice).path("resent").asInt()).isZero();
      await().atMost(Duration.ofSeconds(30)).until(() -> receiver.asked.size() == before + 2);
      List<Receiver.Taken> again = receiver.asked.subList(before, before + 2);
      assertThat(again).extracting(Receiver.Taken::number).containsExactly(1, 2);
      assertThat(again.get(0).id()).isEqualTo(receiver.asked.get(0).id());
    }
  }

  @Test
  void disablesAReceiverThatIsGoneAndEnablesItWhenAsked() {
    try (Receiver receiver = new Receiver().answers(410)) {
      JsonNode webhook = create(receiver.url());
      hub.move(hub.submit(), DELIVERING);
      await().until(() -> !json(get("/webhooks/" + id(webhook))).path("enabled").asBoolean());

      HttpResponse<String> disabled = get("/webhooks/" + id(webhook));
      CONTRACT.assertConforms("getWebhook", disabled);
      assertThat(json(disabled).path("reason").asText()).contains("410");
      assertThat(receiver.asked).hasSize(1);
      hub.submit();
      String span = "{\"from\":\"2020-01-01T00:00:00Z\",\"until\":\"2100-01-01T00:00:00Z\"}";
      assertProblem("resendEvents", post("/webhooks/" + id(webhook) + "/resend", span, null), 422);

      receiver.answers(204);
      HttpResponse<String> enabled =
          put("/webhooks/" + id(webhook), "{\"url\":\"%s\"}".formatted(receiver.url()));
      CONTRACT.assertConforms("replaceWebhook", enabled);
      assertThat(json(enabled).path("enabled").asBoolean()).isTrue();
      hub.submit();
      await().until(() -> receiver.asked.size() == 2);
      post("/webhooks/" + id(webhook) + "/resend", span, null);
      await().until(() -> receiver.asked.size() == 4);
    }
  }

  @Test
  void disablesAReceiverThatTakesNothingForDays() {
    try (Receiver receiver = new Receiver().answers(503)) {
      JsonNode webhook = create(receiver.url());
      hub.submit();
      await().until(() -> json(get("/webhooks/" + id(webhook))).path("failingSince").isTextual());
      hub.bean(JdbcTemplate.class)
          .update("update webhook set failing_since = timestamp '2026-01-01 00:00:00+00:00'");
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> !json(get("/webhooks/" + id(webhook))).path("enabled").asBoolean());
    }
  }

  @Test
  void followsNoRedirect() {
    try (Receiver inside = new Receiver();
        Receiver receiver = new Receiver().redirectsTo(inside.url())) {
      JsonNode webhook = create(receiver.url());

      HttpResponse<String> test = post("/webhooks/" + id(webhook) + "/test", null, "t1");

      CONTRACT.assertConforms("testWebhook", test);
      assertThat(json(test).path("taken").asBoolean()).isFalse();
      assertThat(json(test).path("httpStatus").asInt()).isEqualTo(307);
      assertThat(inside.asked).isEmpty();
    }
  }

  @Test
  void sendsATestEventAtOnce() {
    try (Receiver receiver = new Receiver()) {
      JsonNode webhook = create(receiver.url());
      HttpResponse<String> taken = post("/webhooks/" + id(webhook) + "/test", null, "k1");
      post("/webhooks/" + id(webhook) + "/test", null, "k1");
      receiver.hangs();
      HttpResponse<String> hung = post("/webhooks/" + id(webhook) + "/test", null, null);

      assertThat(json(taken).path("taken").asBoolean()).isTrue();
      assertThat(json(taken).path("httpStatus").asInt()).isEqualTo(204);
      assertThat(CONTRACT.faults("TestEvent", receiver.asked.get(0).event())).isEmpty();
      assertThat(receiver.asked.get(1).id()).isEqualTo(receiver.asked.get(0).id());
      CONTRACT.assertConforms("testWebhook", hung);
      assertThat(json(hung).path("taken").asBoolean()).isFalse();
      assertThat(json(hung).path("httpStatus").isNull()).isTrue();
    }
  }

  @Test
  void tellsOnlyOfTheServicesThatAreAskedFor() {
    try (Receiver receiver = new Receiver()) {
      create("{\"url\":\"%s\",\"services\":[\"practice-licence\"]}", receiver.url(), null);
      JsonNode all = create("{\"url\":\"%s\",\"services\":[\"complaint\"]}", receiver.url(), null);
      UUID application = hub.submit();

      await().until(() -> deliveries(all).size() == 1);
      await().until(() -> receiver.asked.size() == 1);
      assertThat(receiver.asked.get(0).application()).isEqualTo(application.toString());
    }
  }

  @Test
  void makesAWebhookOnceForAKeyAndShowsItsSecretOnlyThen() {
    String body = "{\"url\":\"http://127.0.0.1:1/hook\",\"description\":\"Mall\"}";
    HttpResponse<String> first = post("/webhooks", body, "once");
    HttpResponse<String> again = post("/webhooks", body, "once");
    HttpResponse<String> other = post("/webhooks", body.replace("Mall", "Mal"), "once");

    CONTRACT.assertConforms("createWebhook", first);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Location"))
        .hasValue("/api/v1/webhooks/" + id(json(first)));
    assertThat(json(again)).isEqualTo(json(first));
    assertProblem("createWebhook", other, 409);
    HttpResponse<String> list = get("/webhooks");
    CONTRACT.assertConforms("listWebhooks", list);
    assertThat(json(list).path("webhooks")).hasSize(1);
    assertThat(list.body()).doesNotContain("whsec_");
    assertThat(
            hub.bean(JdbcTemplate.class).queryForObject("select secret from webhook", String.class))
        .doesNotContain(json(first).path("secret").asText().substring(6, 40));

    create("http://127.0.0.1:1/hook");
    create("http://127.0.0.1:1/hook");
    assertProblem("createWebhook", post("/webhooks", body, null), 422);
  }

  @Test
  void refusesWhatIsNoWebhook() {
    String[] bodies = {
      "{}",
      "{\"url\":\"ftp://mall.example/\"}",
      "{\"url\":\"http://user:password@mall.example/\"}",
      "{\"url\":\"http://127.0.0.1/\",\"events\":[\"anything\"]}",
      "{\"url\":\"http://127.0.0.1/\",\"services\":[]}",
      "{\"url\":\"http://127.0.0.1/\",\"secret\":\"whsec_AAAA\"}"
    };
    for (String body : bodies) {
      assertProblem("createWebhook", post("/webhooks", body, null), 422);
    }
    String unknown = "/webhooks/" + UUID.randomUUID();
    assertProblem("getWebhook", get(unknown), 404);
    assertProblem("deleteWebhook", delete(unknown), 404);
    assertProblem("listDeliveries", get(unknown + "/deliveries"), 404);
    assertProblem("testWebhook", post(unknown + "/test", null, null), 404);
  }

  private static List<String[]> events(NodePeer receiver) {
    return receiver.lines().stream()
        .filter(line -> line.startsWith("event "))
        .map(line -> line.split(" "))
        .toList();
  }

  private static JsonNode deliveries(JsonNode webhook) {
    return json(get("/webhooks/" + id(webhook) + "/deliveries")).path("deliveries");
  }

  private static JsonNode create(String url) {
    return create("{\"url\":\"%s\"}", url, null);
  }

  private static JsonNode create(String body, String url, String key) {
    HttpResponse<String> made = post("/webhooks", body.formatted(url), key);
    CONTRACT.assertConforms("createWebhook", made);
    assertThat(made.statusCode()).isEqualTo(201);
    return json(made);
  }

  private static String id(JsonNode webhook) {
    return webhook.path("id").asText();
  }

  private static void assertProblem(String operation, HttpResponse<String> answer, int status) {
    CONTRACT.assertConforms(operation, answer);
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  private static HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  private static HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  private static HttpResponse<String> put(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> post(String path, String body, String key) {
    HttpRequest.Builder request = request(path);
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    return send(
        body == null
            ? request.POST(BodyPublishers.noBody())
            : request
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(hub.url("/api/v1" + path)).header("X-Api-Key", BareHub.KEY);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }
}
