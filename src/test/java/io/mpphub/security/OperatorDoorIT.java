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
import java.util.List;
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

  /** A copy of the cookie is worth nothing any more, wherever it is shown. */
  @Test
  void endsASignInAtEveryHubBySigningOut() throws Exception {
    CookieManager cookies = new CookieManager();
    HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    signIn(browser, "ani");
    String copy = signInOf(cookies);

    int here = port;
    try (ConfigurableApplicationContext other = anotherHub()) {
      port = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      assertThat(get("/ops", "Cookie", copy).body()).isEqualTo("ani");
      browser.send(
          form("/ops/logout", "_csrf=" + token(visit(browser, "/ops/login"))),
          BodyHandlers.ofString());

      assertThat(get("/ops", "Cookie", copy).statusCode()).isEqualTo(302);
      port = here;
      assertThat(get("/ops", "Cookie", copy).statusCode()).isEqualTo(302);
      assertProblem(get("/ops/api/routes", "Cookie", copy), 401, "unauthenticated");
    }
  }

  @Test
  void keepsNothingOfAFormThatFailed() throws Exception {
    CookieManager cookies = new CookieManager();
    HttpClient browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    String token = token(visit(browser, "/ops/login"));

    HttpResponse<String> known =
        browser.send(
            form("/ops/login", "username=vera&password=wrong&_csrf=" + token),
            BodyHandlers.ofString());
    HttpResponse<String> unknown =
        browser.send(
            form("/ops/login", "username=nobody&password=wrong&_csrf=" + token),
            BodyHandlers.ofString());

    for (HttpResponse<String> failed : List.of(known, unknown)) {
      assertThat(failed.statusCode()).isEqualTo(302);
      assertThat(failed.headers().firstValue("Location").orElseThrow())
          .endsWith("/ops/login?error");
      assertThat(failed.headers().allValues("Set-Cookie")).isEmpty();
    }
    assertThat(cookies.getCookieStore().getCookies())
        .extracting(HttpCookie::getName)
        .containsExactly("hub-csrf");
  }

  /** At the form, by HTTP Basic and at the metrics together. */
  @Test
  void looksAtNoMorePasswordsAfterTooManyWrongOnes() throws Exception {
    String guesser = "203.0.113.7";
    String[] wrong = {"Authorization", basic("tamu", "wrong")};
    assertThat(get("/ops/api/routes", from("203.0.113.8", basic("tamu"))).statusCode())
        .isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      assertProblem(get("/ops/api/routes", from(guesser, wrong)), 401, "unauthenticated");
      assertProblem(get("/actuator/prometheus", from(guesser, wrong)), 401, "unauthenticated");
    }

    HttpResponse<String> paused = get("/ops/api/routes", from(guesser, wrong));
    HttpResponse<String> right = get("/ops/api/routes", from(guesser, basic("tamu")));
    HttpResponse<String> known = get("/ops/api/routes", from("203.0.113.8", basic("tamu")));

    assertProblem(paused, 429, "rate-limited");
    assertThat(paused.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    assertProblem(right, 429, "rate-limited");
    assertThat(known.statusCode()).isEqualTo(200);
  }

  @Test
  void tellsAPersonWhoGuessedTooOftenToWait() throws Exception {
    HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    String form = "username=guest&password=wrong&_csrf=" + token(visit(browser, "/ops/login"));
    HttpRequest guess =
        request(
                "/ops/login",
                from("203.0.113.9", "Content-Type", "application/x-www-form-urlencoded"))
            .POST(BodyPublishers.ofString(form))
            .build();
    for (int i = 0; i < 10; i++) {
      assertThat(browser.send(guess, BodyHandlers.ofString()).statusCode()).isEqualTo(302);
    }

    HttpResponse<String> paused = browser.send(guess, BodyHandlers.ofString());

    assertThat(paused.statusCode()).isEqualTo(429);
    assertThat(paused.headers().firstValueAsLong("Retry-After").orElseThrow()).isPositive();
    assertThat(paused.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(paused.body()).contains("Too many wrong names or passwords", "name=\"username\"");
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

  private static String signInOf(CookieManager cookies) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("hub-sign-in"))
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .findFirst()
        .orElseThrow();
  }

  private static String[] basic(String name) {
    return new String[] {"Authorization", basic(name, name + "-password")};
  }

  private static String basic(String name, String password) {
    String credentials = name + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }
}
