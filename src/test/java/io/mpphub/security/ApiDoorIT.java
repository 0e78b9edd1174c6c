package io.mpphub.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.contract.OpenApiContract;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call the unified API, and what the rest gets. */
class ApiDoorIT extends AtTheDoors {

  private static final String RESIDENT = "/api/v1/residents/3508104101900001";
  private static final OpenApiContract CONTRACT = OpenApiContract.load();

  @Test
  void letsAClientWithTheScopeIn() throws Exception {
    HttpResponse<String> answer = get(RESIDENT, "X-Api-Key", MALL);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo("mall with " + answer.headers().firstValue("traceparent").orElseThrow());
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void answers401WithoutAKnownKey() throws Exception {
    HttpResponse<String> none = get(RESIDENT);
    HttpResponse<String> wrong = get(RESIDENT, "X-Api-Key", "demo-mall");

    assertThat(none.statusCode()).isEqualTo(401);
    assertThat(none.headers().firstValue("WWW-Authenticate")).isPresent();
    CONTRACT.assertConforms("getResident", none);
    CONTRACT.assertConforms("getResident", wrong);
    assertThat(none.body() + wrong.body()).doesNotContain("3508104101900001", "demo-mall");
  }

  @Test
  void answers429ToGuessersButLetsARightKeyOfTheSameAddressIn() throws Exception {
    String address = "198.51.100.4";
    for (int i = 0; i < 10; i++) {
      assertProblem(
          get(RESIDENT, from(address, "X-Api-Key", "guess-" + i)), 401, "unauthenticated");
    }
    HttpResponse<String> guessed = get(RESIDENT, from(address, "X-Api-Key", "guess-10"));
    HttpResponse<String> right = get(RESIDENT, from(address, "X-Api-Key", MALL));
    HttpResponse<String> stillGuessing = get(RESIDENT, from(address, "X-Api-Key", "guess-11"));

    assertProblem(guessed, 429, "rate-limited");
    CONTRACT.assertConforms("getResident", guessed);
    assertThat(guessed.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    assertThat(right.statusCode()).isEqualTo(200);
    assertProblem(stillGuessing, 429, "rate-limited");
    assertProblem(get(RESIDENT, from(address)), 401, "unauthenticated");
    assertProblem(
        get(RESIDENT, from("198.51.100.5", "X-Api-Key", "guess-0")), 401, "unauthenticated");
  }

  @Test
  void answers403WithoutTheScope() throws Exception {
    HttpResponse<String> answer = get(RESIDENT, "X-Api-Key", "kiosk-key-of-sixteen");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("residents.read");
    CONTRACT.assertConforms("getResident", answer);
  }

  @Test
  void answers429ToAClientThatAsksTooMuchAndSaysWhatIsLeft() throws Exception {
    HttpResponse<String> first = get(RESIDENT, "X-Api-Key", "slow-key-of-sixteen-s");
    get(RESIDENT, "X-Api-Key", "slow-key-of-sixteen-s");
    HttpResponse<String> third =
        get(RESIDENT, "X-Api-Key", "slow-key-of-sixteen-s", "Accept-Language", "en");

    assertThat(first.headers().firstValue("RateLimit-Policy")).hasValue("\"client\";q=2;w=60");
    assertThat(first.headers().firstValue("RateLimit").orElseThrow())
        .startsWith("\"client\";r=1;t=");
    assertProblem(third, 429, "rate-limited");
    assertThat(third.body()).contains("Too many requests; slow down.");
    assertThat(third.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
    assertThat(get(RESIDENT, "X-Api-Key", MALL).statusCode()).isEqualTo(200);
  }

  @Test
  void saysWhatIsWrongInTheLanguageOfTheFrontEnd() throws Exception {
    HttpResponse<String> unasked = get("/api/v1/nothing", "X-Api-Key", MALL);
    HttpResponse<String> english =
        get("/api/v1/nothing", "X-Api-Key", MALL, "Accept-Language", "de, en;q=0.5");

    assertThat(unasked.body()).contains("\"title\":\"Tidak ditemukan\"");
    assertThat(unasked.headers().firstValue("Content-Language")).hasValue("id");
    assertThat(english.body()).contains("\"title\":\"Not found\"");
    assertThat(english.headers().firstValue("Content-Language")).hasValue("en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Api-Key",
        "Idempotency-Key",
        "X-Purpose",
        "Last-Event-ID",
        "Authorization",
        "Content-Type",
        "Origin"
      })
  void refusesAHeaderOfOneValueThatComesTwice(String name) throws Exception {
    for (String second : List.of("one", "two")) {
      HttpRequest.Builder read = request(RESIDENT, name, "one", name, second);
      HttpRequest.Builder write =
          request("/api/v1/applications", name, "one", name, second)
              .POST(BodyPublishers.ofString("{}"));
      for (HttpRequest.Builder request : List.of(read, write)) {
        HttpResponse<String> answer = send(request.header("Accept-Language", "en"));
        assertProblem(answer, 400, "malformed");
        assertThat(answer.body()).contains("The header " + name + " may come only once.");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?state=approved&state=foo", "?nik=a&nik=a", "?a&a", "?limit=1&limit=1"})
  void refusesAParameterOfTheQueryThatComesTwice(String query) throws Exception {
    HttpResponse<String> answer =
        get("/api/v1/applications" + query, "X-Api-Key", MALL, "Accept-Language", "en");

    assertProblem(answer, 400, "malformed");
    assertThat(answer.body()).contains("A parameter of the query may come only once.");
  }

  @Test
  void takesSeveralHeadersForOneListWhereTheValueIsAList() throws Exception {
    HttpResponse<String> answer =
        get(
            RESIDENT,
            "X-Api-Key",
            MALL,
            "If-None-Match",
            "\"a\"",
            "If-None-Match",
            "\"b\"",
            "Accept-Language",
            "de",
            "Accept-Language",
            "en",
            "traceparent",
            "x",
            "traceparent",
            "x");

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/v1/applications/1/documents/photo, Content-Range, bytes 0-1/9",
    "PUT, /api/v1/applications/1/documents/photo, If-Match, x",
    "PUT, /api/v1/applications/1/documents/photo, If-None-Match, *",
    "DELETE, /api/v1/applications/1/documents/photo, If-Unmodified-Since, now",
    "POST, /api/v1/applications, If-Match, *",
    "POST, /api/v1/applications, Content-Range, bytes 0-1/9",
    "POST, /agency/licensing/decisions, Content-Range, bytes 0-1/9",
    "GET, /api/v1/applications/1, If-Match, '\"x\"'",
    "GET, /api/v1/services, If-Match, *",
    "HEAD, /api/v1/services, If-Match, '\"x\"'"
  })
  void refusesAConditionThatNobodyLooksAt(String method, String path, String name, String value)
      throws Exception {
    HttpResponse<String> answer =
        send(
            request(path, "X-Api-Key", MALL, "Content-Type", "image/png", name, value)
                .header("Accept-Language", "en")
                .method(
                    method,
                    method.equals("GET") || method.equals("HEAD")
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString("x")));

    assertThat(answer.statusCode()).isEqualTo(400);
    if (!method.equals("HEAD")) {
      assertProblem(answer, 400, "malformed");
      assertThat(answer.body()).contains("The header " + name + " has no effect");
    }
  }

  /** What has no time of its last change can't have changed since one (RFC 9110, 13.1.4). */
  @Test
  void readsWhateverTimeARequestNames() throws Exception {
    assertThat(
            get(
                    RESIDENT,
                    "X-Api-Key",
                    MALL,
                    "If-Unmodified-Since",
                    "Sat, 01 Jan 2000 00:00:00 GMT",
                    "If-Modified-Since",
                    "Sat, 01 Jan 2050 00:00:00 GMT")
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/nothing", "/api/v1/residents/1/", "/api/v1/Residents/1", "/api/v1/"})
  void answers404WhereTheContractHasNothing(String path) throws Exception {
    assertProblem(get(path, "X-Api-Key", MALL), 404, "not-found");
  }

  @Test
  void answersHeadAsGetWithoutTheBody() throws Exception {
    HttpResponse<String> get = get(RESIDENT, "X-Api-Key", MALL);
    HttpResponse<String> head =
        send(request(RESIDENT, "X-Api-Key", MALL).method("HEAD", BodyPublishers.noBody()));
    HttpResponse<String> unknown = send(request(RESIDENT).method("HEAD", BodyPublishers.noBody()));
    HttpResponse<String> endless =
        send(
            request("/api/v1/applications/1/events", "X-Api-Key", MALL)
                .method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(get.headers().firstValue("Content-Length"));
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(endless.statusCode()).isEqualTo(405);
    assertThat(endless.headers().firstValue("Allow")).hasValue("GET");
  }

  @Test
  void takesAnEncodedCharacterForTheCharacter() throws Exception {
    HttpResponse<String> answer =
        get("/api/v1/%72esidents/3508104101900%30%30%31", "X-Api-Key", MALL);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("mall with");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/%2e%2e/%2e%2e/ops/api/routes",
        "/api/v1/..%2f..%2fops/api/routes",
        "/api/v1/..%5C..%5Cops/api/routes",
        "/api/v1/residents/%252e%252e%252fops",
        "/api/v1/residents/..;/..;/ops/api/routes",
        "/api/v1//%6fps/%61pi/routes",
        "/%6fps/%61pi/routes",
        "/%6Fps/%72outes",
        "/%61ctuator/%65nv",
        "/agency/%2e%2e/ops/api/routes",
        "/agency/licensing/..%2f..%2factuator/env",
        "/api/v1/%6fpenapi.yaml/%2e%2e/residents/1",
        "/api/v1/residents%2F3508104101900001",
        "/api/v1/residents/%00"
      })
  void opensNoOtherDoorToATrick(String path) throws Exception {
    assertThat(get(path, "X-Api-Key", MALL).statusCode()).isIn(302, 400, 401, 404);
  }

  @Test
  void answers405WithTheMethodsThatThereAre() throws Exception {
    HttpResponse<String> answer = send(request("/api/v1/applications", "X-Api-Key", MALL).DELETE());

    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/problem+json",
        "application/*",
        "*/*",
        "text/html, application/json;q=0.8"
      })
  void answersWhoAcceptsJson(String accept) throws Exception {
    assertThat(get(RESIDENT, "X-Api-Key", MALL, "Accept", accept).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/xml", "json"})
  void answers406ToWhoAcceptsNoJson(String accept) throws Exception {
    HttpResponse<String> answer = get(RESIDENT, "X-Api-Key", MALL, "Accept", accept);

    assertProblem(answer, 406, "not-acceptable");
    CONTRACT.assertConforms("getResident", answer);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, 400",
    "application/json;charset=UTF-8, 400",
    "'application/json; charset=\"utf-8\"', 400",
    "application/json;charset=UTF-16, 415",
    "application/json;charset=ISO-8859-1, 415",
    "application/json;charset=nobodys, 415",
    "application/fhir+json, 415",
    "application/x-www-form-urlencoded, 415",
    "application/*, 415",
    "json, 415"
  })
  void readsJsonOnly(String contentType, int status) throws Exception {
    HttpRequest.Builder request =
        request("/api/v1/applications", "X-Api-Key", MALL, "X-Refuse-With", "400");

    HttpResponse<String> answer =
        send(request.header("Content-Type", contentType).POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(status);
    CONTRACT.assertConforms("submitApplication", answer);
  }

  @Test
  void letsAnybodyReadTheContract() throws Exception {
    assertThat(get("/api/v1/openapi.yaml").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "400, malformed",
    "415, unsupported-media-type",
    "406, not-acceptable",
    "413, too-large",
    "500, internal",
    "503, hub-unavailable"
  })
  void answersWhatIsRefusedFurtherInsideWithProblems(int status, String code) throws Exception {
    HttpResponse<String> answer = submit("{}", "X-Refuse-With", Integer.toString(status));

    assertProblem(answer, status, code);
    CONTRACT.assertConforms("submitApplication", answer);
  }

  @Test
  void answersFailuresAndRefusalsOfTheServerWithProblems() throws Exception {
    assertProblem(submit("x".repeat(1025)), 413, "too-large");
    assertProblem(post("/agency/licensing/boom"), 500, "internal");
    assertProblem(get("/api/v1/residents/%2F", "X-Api-Key", MALL), 400, "malformed");
  }

  @Test
  void answersARequestThatIsNotHttpWithAProblem() throws IOException {
    String answer = raw("GET /api/v1/residents/{3508104101900001} HTTP/1.1\r\nHost: hub\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "\"code\":\"malformed\"", "traceparent: 00-")
        .doesNotContain("3508104101900001", "Apache", "<html");
  }

  @ParameterizedTest
  @CsvSource({"/elsewhere", "/actuator2", "/error", "/api/v2/services", "/h2-console"})
  void answers404ToAllThatHasNoDoor(String path) throws Exception {
    assertProblem(get(path), 404, "not-found");
  }

  @Test
  void letsAgenciesComeToTheIntake() throws Exception {
    HttpResponse<String> answer =
        send(request("/agency/licensing/decisions").POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> submit(String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        request("/api/v1/applications", "X-Api-Key", MALL, "Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(BodyPublishers.ofString(body)));
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
