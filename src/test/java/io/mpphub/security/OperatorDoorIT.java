package io.mpphub.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** What operators see and may do, and how forgery is kept out. */
class OperatorDoorIT extends AtTheDoors {

  @Autowired ConfigurableApplicationContext hub;

  @Test
  void showsHealthToAllAndMetricsToOperators() throws Exception {
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertProblem(get("/actuator/prometheus"), 401, "unauthenticated");
    assertThat(get("/actuator/prometheus", basic("vera")).statusCode()).isEqualTo(200);
    assertThat(get("/actuator/prometheus", basic("mesin")).statusCode()).isEqualTo(200);
  }

  @Test
  void showsWhatCollectsMetricsNothingElse() throws Exception {
    assertProblem(get("/ops/api/routes", basic("mesin")), 403, "forbidden");
    assertThat(get("/ops", basic("mesin")).statusCode()).isEqualTo(403);
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
    HttpResponse<String> page = visit(browser, "/ops/login");
    String form = "username=ani&password=ani-password";

    HttpResponse<String> forged = browser.send(form("/ops/login", form), BodyHandlers.ofString());
    HttpResponse<String> signedIn =
        browser.send(form("/ops/login", form + "&_csrf=" + token(page)), BodyHandlers.ofString());
    HttpResponse<String> console = visit(browser, "/ops");
    HttpResponse<String> unasked = browser.send(form("/ops/routes", ""), BodyHandlers.ofString());

    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(signedIn.headers().firstValue("Location").orElseThrow()).endsWith("/ops");
    assertThat(console.body()).isEqualTo("ani");
    assertThat(unasked.statusCode()).isEqualTo(403);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'self'", "frame-ancestors 'none'");
  }

  @Test
  void knowsWhomAnotherHubHasSignedIn() throws Exception {
    CookieManager cookies = new CookieManager();
    HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    signIn(browser, "ani");

    int here = port;
    try (ConfigurableApplicationContext other = anotherHub()) {
      port = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      HttpResponse<String> there = visit(browser, "/ops");
      browser.send(
          form("/ops/logout", "_csrf=" + token(visit(browser, "/ops/login"))),
          BodyHandlers.ofString());
      port = here;
      HttpResponse<String> back = visit(browser, "/ops");

      assertThat(there.body()).isEqualTo("ani");
      assertThat(back.statusCode()).isEqualTo(302);
    }
    assertThat(cookies.getCookieStore().getCookies())
        .extracting(HttpCookie::getName)
        .doesNotContain("JSESSIONID", "hub-sign-in");
  }

  @Test
  void knowsNobodyWhosePasswordWasChanged() throws Exception {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    signIn(browser, "ani");

    try (ConfigurableApplicationContext other =
        anotherHub("--hub.security.operators[0].password=another-password")) {
      port = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      assertThat(visit(browser, "/ops").statusCode()).isEqualTo(302);
    }
  }

  @Test
  void leadsToThePageThatWasWanted() throws Exception {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    visit(browser, "/ops/routes");

    HttpResponse<String> signedIn = signIn(browser, "ani");

    assertThat(signedIn.headers().firstValue("Location").orElseThrow()).endsWith("/ops/routes");
  }

  @Test
  void keepsItsCookiesFromScriptsAndOtherSites() throws Exception {
    CookieManager cookies = new CookieManager();
    HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();

    HttpResponse<String> signedIn = signIn(browser, "ani");

    assertThat(signedIn.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("hub-sign-in="))
        .singleElement(as(STRING))
        .contains("Path=/ops", "HttpOnly", "SameSite=Strict")
        .doesNotContain("Max-Age", "Expires", "ani-password");
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

  private HttpResponse<String> signIn(HttpClient browser, String name) throws Exception {
    String token = token(visit(browser, "/ops/login"));
    String form = "username=%1$s&password=%1$s-password&_csrf=%2$s".formatted(name, token);
    return browser.send(form("/ops/login", form), BodyHandlers.ofString());
  }

  private HttpResponse<String> visit(HttpClient browser, String path) throws Exception {
    return browser.send(request(path, "Accept", "text/html").build(), BodyHandlers.ofString());
  }

  private static String token(HttpResponse<String> page) {
    Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page.body());
    assertThat(token.find()).isTrue();
    return token.group(1);
  }

  /**
   * Set up as this one, but for what is given.
   *
   * @param settings as on a command line
   */
  private ConfigurableApplicationContext anotherHub(String... settings) {
    PropertySource<?> alike =
        hub.getEnvironment()
            .getPropertySources()
            .get(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME);
    Stream<String> same =
        ((MapPropertySource) alike)
            .getSource().entrySet().stream().map(e -> "--" + e.getKey() + "=" + e.getValue());
    return new SpringApplicationBuilder(Doors.class)
        .run(Stream.concat(same, Stream.of(settings)).toArray(String[]::new));
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
