package io.mpphub.hub;

import static io.mpphub.hub.DemoProcess.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.peer.Postgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that nobody who means well sends: refused with a problem, and nothing comes of them. */
class OddRequestsIT {

  private static final String DECISIONS = "/agency/licensing/decisions";
  private static final String SURVEY =
      "{\"service\":\"practice-licence\",\"scores\":{\"u1\":4,\"u2\":4,\"u3\":4,\"u4\":4,"
          + "\"u5\":4,\"u6\":4,\"u7\":4,\"u8\":4,\"u9\":4}}";

  @TempDir static Path data;
  private static DemoProcess demo;

  private static EmbeddedPostgres postgres;
  private static BareHub onPostgres;

  @BeforeAll
  static void start() throws IOException {
    demo = new DemoProcess(Files.createDirectory(data.resolve("demo")), Map.of());
    postgres = Postgres.start();
    onPostgres =
        BareHub.start(
            data,
            "bare",
            "spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
            "spring.datasource.username=postgres");
  }

  @AfterAll
  static void stop() throws IOException {
    demo.close();
    onPostgres.close();
    postgres.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/surveys/summary?from=-999999999-01-01",
        "/api/v1/surveys/summary?to=%2B999999999-12-31",
        "/api/v1/surveys/summary?to=%2B300000-01-01",
        "/api/v1/readiness/history?to=%2B999999999-12-31",
        "/api/v1/readiness/history?to=-999999999-01-01",
        "/api/v1/readiness/history?from=-999999999-01-01",
        "/api/v1/counters/slots?date=%2B999999999-12-31",
        "/api/v1/counters/slots?date=-999999999-01-01",
        "/api/v1/surveys/summary?from=%2B10000-01-01",
        "/api/v1/surveys/summary?from=0000-01-01&to=%2B300000-01-01"
      })
  void refusesDaysThatCannotBeMeant(String path) {
    for (HttpRequest request : onBothStores(path)) {
      assertInvalid(demo.send(request));
    }
  }

  /** Of the demo, which has the embedded database, and of a hub on PostgreSQL. */
  private static List<HttpRequest> onBothStores(String path) {
    return List.of(
        request(path, true).build(),
        HttpRequest.newBuilder(onPostgres.url(path))
            .header("Content-Type", "application/json")
            .header("X-Api-Key", BareHub.KEY)
            .build());
  }

  private static void assertInvalid(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.uri().toString()).isEqualTo(422);
    assertThat(json(answer).path("code").asText()).isEqualTo("invalid");
  }

  /** Far from what is there, but days: nothing is found, on either store. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/surveys/summary?from=0001-01-01&to=9999-12-31",
        "/api/v1/surveys/summary?from=1582-10-10&to=1582-10-20",
        "/api/v1/readiness/history?from=9999-01-01&to=9999-12-31",
        "/api/v1/readiness/history?from=0001-01-01&to=0001-12-31"
      })
  void answersAlikeForDaysFarAway(String path) {
    List<HttpResponse<String>> answers =
        onBothStores(path).stream().map(request -> demo.send(request)).toList();

    assertThat(answers.get(0).statusCode()).as(answers.get(0).body()).isIn(200, 422);
    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsOnly(answers.get(0).statusCode());
  }

  @ParameterizedTest
  @CsvSource({
    "-1000000000-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00Z, +1000000000-12-31T23:59:59Z",
    "-999999999-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00Z, +300000-01-01T00:00:00Z",
    "+10000-01-01T00:00:00Z, +300000-01-01T00:00:00Z"
  })
  void refusesTimesThatCannotBeMeant(String from, String until) {
    String body = "{\"from\":\"%s\",\"until\":\"%s\"}".formatted(from, until);

    for (HttpRequest request : onBothStores("/api/v1/webhooks/" + UUID.randomUUID() + "/resend")) {
      assertInvalid(
          demo.send(
              HttpRequest.newBuilder(request, (name, value) -> true)
                  .POST(BodyPublishers.ofString(body))
                  .build()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONNECT hub:443 HTTP/1.1\r\nHost: hub:443\r\n\r\n",
        "CONNECT / HTTP/1.1\r\nHost: hub\r\n\r\n",
        "TRACE / HTTP/1.1\r\nHost: hub\r\n\r\n",
        "BREW /api/v1/services HTTP/1.1\r\nHost: hub\r\n\r\n",
        "POST /api/v1/applications HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: identity\r\n\r\n",
        "GET /api/v1/services HTTP/1.1\r\nHost: hub\r\nTransfer-Encoding: gzip\r\n\r\n",
        "GET /api/v1/services HTTP/1.1\r\nHost: hub\r\nTE: identity\r\n\r\n",
        "GET /api/v1/services HTTP/2.0\r\nHost: hub\r\n\r\n",
        "GET /api/v1/services HTTP/9.9\r\nHost: hub\r\n\r\n"
      })
  void answersWhatIsNoHttpOfItsWithAProblem(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", demo.url().getPort())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

      assertThat(answer)
          .containsPattern("^HTTP/1.1 4\\d\\d")
          .contains("application/problem+json", "\"safeToRetry\":false");
    }
  }

  @Test
  void takesNoProofFromTheAddress() {
    String key = "demo-licensing-in";
    HttpRequest.Builder inAddress = request(DECISIONS + "?X-Api-Key=" + key, false);
    HttpRequest.Builder inHeader = request(DECISIONS, false).header("X-Api-Key", key);

    assertThat(demo.send(inAddress.POST(BodyPublishers.ofString("{}")).build()).statusCode())
        .isEqualTo(401);
    assertThat(demo.send(inHeader.POST(BodyPublishers.ofString("{}")).build()).statusCode())
        .isNotEqualTo(401);
  }

  /** The hub's own agency, whose key is right, is let in from the same address all the same. */
  @Test
  void looksAtNoMoreKeysOfAGuesserAtAnAgencysDoor() {
    assertThat(decision("demo-licensing-in").statusCode()).isNotIn(401, 429);
    List<HttpResponse<String>> guesses =
        IntStream.range(0, 30).mapToObj(i -> decision("guess-" + i)).toList();

    assertThat(guesses.get(0).statusCode()).isEqualTo(401);
    assertThat(guesses).extracting(HttpResponse::statusCode).containsOnly(401, 429);
    assertThat(guesses)
        .filteredOn(answer -> answer.statusCode() == 429)
        .allSatisfy(
            answer -> {
              assertThat(json(answer).path("code").asText()).isEqualTo("rate-limited");
              assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            })
        .isNotEmpty();
    assertThat(decision("demo-licensing-in").statusCode()).isNotIn(401, 429);
  }

  private static HttpResponse<String> decision(String key) {
    return demo.send(
        request(DECISIONS, false)
            .header("X-Api-Key", key)
            .POST(BodyPublishers.ofString("{}"))
            .build());
  }

  @Test
  void takesNoKeyOfARepeatFromTheAddress() {
    String path = "/api/v1/surveys?Idempotency-Key=" + UUID.randomUUID();

    String first = json(demo.send(survey(path))).path("id").asText();
    String second = json(demo.send(survey(path))).path("id").asText();

    assertThat(first).isNotEmpty().isNotEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b"})
  void refusesAKeyOfARepeatThatIsNone(String key) {
    HttpRequest request =
        request("/api/v1/surveys", true)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(SURVEY))
            .build();

    assertInvalid(demo.send(request));
  }

  private static HttpRequest survey(String path) {
    return request(path, true).POST(BodyPublishers.ofString(SURVEY)).build();
  }

  private static HttpRequest.Builder request(String path, boolean key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(demo.url().resolve(path)).header("Content-Type", "application/json");
    return key ? request.header("X-Api-Key", "demo-mall") : request;
  }
}
