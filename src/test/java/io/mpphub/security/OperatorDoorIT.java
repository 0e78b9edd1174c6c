package io.mpphub.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What operators see and may do, and how forgery is kept out. */
class OperatorDoorIT extends AtTheDoors {

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

  private HttpRequest form(String path, String body) {
    return request(path, "Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String[] basic(String name) {
    String credentials = name + ":" + name + "-password";
    return new String[] {
      "Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8))
    };
  }
}
