package io.mpphub.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.contract.OpenApiContract;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
    classes = Doors.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "hub.security.clients[0].name=mall",
      "hub.security.clients[0].key=mall-key-of-sixteen",
      "hub.security.clients[0].scopes=*",
      "hub.security.clients[1].name=kiosk",
      "hub.security.clients[1].key=kiosk-key-of-sixteen",
      "hub.security.clients[1].scopes=services.read,readiness.read",
      "hub.security.operators[0].name=ani",
      "hub.security.operators[0].password={noop}ani-password",
      "hub.security.operators[0].roles=operator",
      "hub.security.operators[1].name=vera",
      "hub.security.operators[1].password=vera-password",
      "hub.security.operators[1].roles=viewer",
      "hub.security.max-body=1KB"
    })
class DoorsIT {

  private static final String MALL = "mall-key-of-sixteen";
  private static final String RESIDENT = "/api/v1/residents/3508104101900001";
  private static final OpenApiContract CONTRACT = OpenApiContract.load();

  private final HttpClient http = HttpClient.newHttpClient();

  @LocalServerPort private int port;

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
  void answers403WithoutTheScope() throws Exception {
    HttpResponse<String> answer = get(RESIDENT, "X-Api-Key", "kiosk-key-of-sixteen");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("residents.read");
    CONTRACT.assertConforms("getResident", answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/v1/nothing", "/api/v1/residents/1/", "/api/v1/Residents/1", "/api/v1/"})
  void answers404WhereTheContractHasNothing(String path) throws Exception {
    assertProblem(get(path, "X-Api-Key", MALL), 404, "not-found");
  }

  @Test
  void answers405WithTheMethodsThatThereAre() throws Exception {
    HttpResponse<String> answer = send(request("/api/v1/applications", "X-Api-Key", MALL).DELETE());

    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
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

  @Test
  void showsHealthToAllAndMetricsToOperators() throws Exception {
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertProblem(get("/actuator/prometheus"), 401, "unauthenticated");
    assertThat(get("/actuator/prometheus", basic("vera")).statusCode()).isEqualTo(200);
  }

  @Test
  void sendsAPersonToTheSignIn() throws Exception {
    HttpResponse<String> answer = get("/ops", "Accept", "text/html");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/ops/login");
  }

  @Test
  void signsAnOperatorInAndProtectsTheForm() throws Exception {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    HttpResponse<String> page =
        browser.send(request("/ops/login").build(), BodyHandlers.ofString());
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(token.find()).isTrue();
    String form = "username=ani&password=ani-password";

    HttpResponse<String> forged = browser.send(form("/ops/login", form), BodyHandlers.ofString());
    HttpResponse<String> signedIn =
        browser.send(
            form("/ops/login", form + "&_csrf=" + token.group(1)), BodyHandlers.ofString());
    HttpResponse<String> console = browser.send(request("/ops").build(), BodyHandlers.ofString());
    HttpResponse<String> unasked = browser.send(form("/ops/routes", ""), BodyHandlers.ofString());

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(signedIn.headers().firstValue("Location").orElseThrow()).endsWith("/ops");
    assertThat(console.body()).isEqualTo("ani");
    assertThat(unasked.statusCode()).isEqualTo(403);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "frame-ancestors 'none'");
  }

  @Test
  void tellsProgramsToSendAPassword() throws Exception {
    HttpResponse<String> answer = get("/ops/api/routes");

    assertProblem(answer, 401, "unauthenticated");
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    assertProblem(
        get("/ops/api/routes", "Authorization", "Basic YW5pOndyb25n"), 401, "unauthenticated");
    assertThat(get("/ops/api/routes", basic("ani")).body()).isEqualTo("ani");
  }

  @Test
  void letsOnlyOperatorsAct() throws Exception {
    assertThat(post("/ops/api/routes", basic("ani")).statusCode()).isEqualTo(200);
    assertThat(get("/ops/api/routes", basic("vera")).statusCode()).isEqualTo(200);
    assertProblem(post("/ops/api/routes", basic("vera")), 403, "forbidden");
  }

  @Test
  void takesNoPasswordThatABrowserAddsForAnotherSite() throws Exception {
    String[] ani = basic("ani");

    assertThat(
            post("/ops/api/routes", ani[0], ani[1], "Sec-Fetch-Site", "same-origin").statusCode())
        .isEqualTo(200);
    assertProblem(
        post("/ops/api/routes", ani[0], ani[1], "Sec-Fetch-Site", "cross-site"), 403, "forbidden");
    assertProblem(
        post("/ops/api/routes", ani[0], ani[1], "Origin", "https://elsewhere.example"),
        403,
        "forbidden");
  }

  @Test
  void showsPeopleAPageWhenSomethingIsMissing() throws Exception {
    HttpResponse<String> answer =
        get("/ops/nothing", "Accept", "text/html", "Authorization", basic("ani")[1]);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<h1>Not found</h1>").doesNotContain("/ops/nothing");
  }

  private HttpResponse<String> submit(String body, String... headers) throws Exception {
    HttpRequest.Builder request = request("/api/v1/applications", "X-Api-Key", MALL);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(request(path, headers));
  }

  private HttpResponse<String> post(String path, String... headers) throws Exception {
    return send(request(path, headers).POST(BodyPublishers.noBody()));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpRequest form(String path, String body) {
    return request(path, "Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String[] basic(String name) {
    String credentials = name + ":" + name + "-password";
    return new String[] {
      "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8))
    };
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().allValues("traceparent")).hasSize(1);
    assertThat(answer.headers().allValues("X-Correlation-Id")).hasSize(1);
    assertThat(answer.body())
        .contains("\"code\":\"" + code + "\"", "\"traceId\":\"")
        .doesNotContain("3508", "geheim", "Exception", "io.mpphub");
  }
}
