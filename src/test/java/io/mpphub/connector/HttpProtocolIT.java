package io.mpphub.connector;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToIgnoreCase;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToXml;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okTextXml;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.mpphub.connector.run.RequestReply;
import io.mpphub.problem.ProblemException;
import io.mpphub.wire.AesGcmHex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;

/** What an agency over HTTP sees of a connector file's settings, and how its answers are read. */
class HttpProtocolIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-24T05:00:00Z");
  private static final WireMockServer AGENCY =
      new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

  private static final String CONNECTOR =
      """
      connector: parks
      title: Parks office
      contact: {name: Parks IT, email: it@parks.example}
      protocol: rest
      endpoint:
        url: "{{PARKS_URL}}"
      %s
      operations:
        find-parks:
          title: Find parks
          kind: %s
          request: %s
          response: {mapping: find-parks.response.jslt}
      """;

  private static final String GET_PARKS = "{method: GET, path: /parks}";

  @TempDir private Path parent;

  @BeforeEach
  void startAgency() {
    AGENCY.start();
    AGENCY.resetAll();
  }

  @AfterAll
  static void stopAgency() {
    AGENCY.stop();
  }

  @ParameterizedTest
  @CsvSource({"query, 1, 2", "query, 2, 2", "command, 1, 1"})
  void asksAQueryOnceMoreWhenTheConnectionBreaks(String kind, int broken, int requests)
      throws Exception {
    for (int i = 0; i < broken; i++) {
      AGENCY.stubFor(
          get("/parks")
              .inScenario("breaks")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "broke" + i)
              .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
              .willSetStateTo("broke" + (i + 1)));
    }
    AGENCY.stubFor(
        get("/parks")
            .inScenario("breaks")
            .whenScenarioStateIs("broke" + broken)
            .willReturn(okJson("{}")));

    try (ConnectorBench hub = hub(kind, "", GET_PARKS, Map.of())) {
      if (kind.equals("query") && broken == 1) {
        hub.call("find-parks", "{}");
      } else {
        assertThatThrownBy(() -> hub.call("find-parks", "{}"))
            .isInstanceOfSatisfying(
                AgencyException.class,
                failure -> assertThat(failure.reach()).isEqualTo(AgencyException.Reach.CUT_OFF));
      }
    }
    AGENCY.verify(requests, getRequestedFor(urlEqualTo("/parks")));
  }

  @Test
  void fetchesATokenOnceAndRenewsItAfterARefusal() throws Exception {
    AGENCY.stubFor(
        post("/oauth2/token")
            .withBasicAuth("hub", "s3cret&")
            .withRequestBody(equalTo("grant_type=client_credentials&scope=parks.read"))
            .inScenario("tokens")
            .willReturn(okJson("{\"access_token\":\"one\",\"expires_in\":\"3600\"}"))
            .willSetStateTo("renewed"));
    AGENCY.stubFor(
        post("/oauth2/token")
            .inScenario("tokens")
            .whenScenarioStateIs("renewed")
            .willReturn(okJson("{\"access_token\":\"two\",\"expires_in\":3600}")));
    AGENCY.stubFor(
        get("/parks").withHeader("Authorization", equalTo("Bearer one")).willReturn(okJson("{}")));
    String auth =
        "  auth: {type: oauth2-client-credentials, tokenUrl: /oauth2/token, clientId: \"{{PARKS_ID}}\","
            + " clientSecret: \"{{PARKS_SECRET}}\", scope: parks.read}";

    try (ConnectorBench hub =
        hub(auth, GET_PARKS, Map.of("PARKS_ID", "hub", "PARKS_SECRET", "s3cret&"))) {
      hub.call("find-parks", "{}");
      hub.call("find-parks", "{}");
      AGENCY.verify(1, postRequestedFor(urlPathEqualTo("/oauth2/token")));

      AGENCY.stubFor(get("/parks").willReturn(unauthorized()));
      AGENCY.stubFor(
          get("/parks")
              .withHeader("Authorization", equalTo("Bearer two"))
              .willReturn(okJson("{}")));
      hub.call("find-parks", "{}");
      AGENCY.verify(2, postRequestedFor(urlPathEqualTo("/oauth2/token")));

      AGENCY.stubFor(get("/parks").willReturn(unauthorized()));
      assertThatThrownBy(() -> hub.call("find-parks", "{}"))
          .isInstanceOfSatisfying(
              AgencyException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.MISCONFIGURED));
      AGENCY.verify(3, postRequestedFor(urlPathEqualTo("/oauth2/token")));
    }
  }

  @Test
  void showsTheClientInTheFormToAServerThatWantsItThere() throws Exception {
    AGENCY.stubFor(
        post("/token")
            .withHeader("Authorization", absent())
            .withRequestBody(
                equalTo("grant_type=client_credentials&client_id=hub&client_secret=s3cret%26"))
            .willReturn(okJson("{\"access_token\":\"one\"}")));
    AGENCY.stubFor(
        get("/parks").withHeader("Authorization", equalTo("Bearer one")).willReturn(okJson("{}")));
    String auth =
        "  auth: {type: oauth2-client-credentials, tokenUrl: \"{{PARKS_TOKENS}}\", clientId: \"{{PARKS_ID}}\","
            + " clientSecret: \"{{PARKS_SECRET}}\", clientAuthentication: body}";
    Map<String, String> secrets =
        Map.of(
            "PARKS_ID",
            "hub",
            "PARKS_SECRET",
            "s3cret&",
            "PARKS_TOKENS",
            AGENCY.baseUrl() + "/token");

    try (ConnectorBench hub = hub(auth, GET_PARKS, secrets)) {
      assertThat(hub.call("find-parks", "{}")).isEmpty();
    }
  }

  @Test
  void tellsARefusedClientFromAServerInTrouble() throws Exception {
    String auth =
        "  auth: {type: oauth2-client-credentials, tokenUrl: /token, clientId: \"{{PARKS_ID}}\","
            + " clientSecret: \"{{PARKS_SECRET}}\"}";
    try (ConnectorBench hub =
        hub(auth, GET_PARKS, Map.of("PARKS_ID", "hub", "PARKS_SECRET", "guess"))) {
      AGENCY.stubFor(
          post("/token").willReturn(okJson("{\"error\":\"invalid_client\"}").withStatus(401)));
      assertThat(outcome(hub)).isEqualTo(Outcome.MISCONFIGURED);

      AGENCY.stubFor(post("/token").willReturn(aResponse().withStatus(503)));
      assertThat(outcome(hub)).isEqualTo(Outcome.TRANSIENT);

      AGENCY.stubFor(post("/token").willReturn(okJson("{}")));
      assertThat(outcome(hub)).isEqualTo(Outcome.MISCONFIGURED);
    }
    AGENCY.verify(0, getRequestedFor(urlPathEqualTo("/parks")));
  }

  @Test
  void signsSoThatTheAgencyCanVerify() throws Exception {
    AGENCY.stubFor(any(anyUrl()).willReturn(unauthorized()));
    AGENCY.stubFor(
        get("/parks")
            .andMatching(HttpProtocolIT::isSigned)
            .withHeader("user_key", equalTo("key"))
            .withHeader("X-Channel", equalTo("mall"))
            .willReturn(okJson("{}")));
    String settings =
        """
          auth:
            - {type: hmac-signature, id: "{{PARKS_ID}}", secret: "{{PARKS_SECRET}}"}
            - {type: api-key, header: user_key, value: "{{PARKS_KEY}}"}
          headers: {X-Channel: mall}
        """;
    Map<String, String> secrets =
        Map.of("PARKS_ID", "1000", "PARKS_SECRET", "s3cret", "PARKS_KEY", "key");

    try (ConnectorBench hub = hub(settings, GET_PARKS, secrets)) {
      assertThat(hub.call("find-parks", "{}")).isEmpty();
    }
    Map<String, String> wrong = new HashMap<>(secrets);
    wrong.put("PARKS_SECRET", "guess");
    try (ConnectorBench hub = hub(settings, GET_PARKS, wrong)) {
      assertThat(outcome(hub)).isEqualTo(Outcome.MISCONFIGURED);
    }
  }

  /** As BPJS checks it. */
  private static MatchResult isSigned(Request request) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String text = request.getHeader("X-cons-id") + "&" + request.getHeader("X-timestamp");
      byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return MatchResult.of(
          Base64.getEncoder().encodeToString(signature).equals(request.getHeader("X-signature"))
              && request.getHeader("X-timestamp").equals("1795496400"));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void putsAListTogetherFromPagesThatOverlap() throws Exception {
    page(0, "[{\"nik\":\"1\"},{\"nik\":\"2\"}]", false);
    page(1, "[{\"nik\":\"2\"},{\"nik\":\"3\"}]", false);
    page(2, "[{\"nik\":\"3\"}]", true);
    String request =
        "{method: GET, path: /parks, query: {q: .q}, paging: {parameter: page, first: 0,"
            + " items: .data, last: .lastPage, key: .nik}}";

    try (ConnectorBench hub = hub("", request, Map.of())) {
      assertThat(hub.call("find-parks", "{\"q\":\"x\"}").toString())
          .isEqualTo("[{\"nik\":\"1\"},{\"nik\":\"2\"},{\"nik\":\"3\"}]");
    }
    AGENCY.verify(3, getRequestedFor(urlPathEqualTo("/parks")).withQueryParam("q", equalTo("x")));
  }

  @Test
  void stopsAtAPageWithoutItemsAndAtTooMany() throws Exception {
    AGENCY.stubFor(get(urlPathEqualTo("/parks")).willReturn(okJson("{\"data\":[1,1]}")));
    AGENCY.stubFor(
        get(urlPathEqualTo("/parks"))
            .withQueryParam("page", equalTo("3"))
            .willReturn(okJson("{\"data\":[]}")));
    String request =
        "{method: GET, path: /parks, paging: {parameter: page, items: .data, maxPages: %d}}";

    try (ConnectorBench hub = hub("", request.formatted(3), Map.of())) {
      assertThat(hub.call("find-parks", "{}").toString()).isEqualTo("[1]");
      assertThat(hub.call("find-parks", "{}").toString()).isEqualTo("[1]");
    }
    try (ConnectorBench hub = hub("", request.formatted(2), Map.of())) {
      assertThat(outcome(hub)).isEqualTo(Outcome.UNREADABLE);
    }
  }

  @Test
  void endsAListWhosePageFails() throws Exception {
    page(1, "[{\"nik\":\"1\"}]", false);
    AGENCY.stubFor(
        get(urlPathEqualTo("/parks"))
            .withQueryParam("page", equalTo("2"))
            .willReturn(aResponse().withStatus(503)));
    String request = "{method: GET, path: /parks, paging: {parameter: page, items: .data}}";

    try (ConnectorBench hub = hub("", request, Map.of())) {
      assertThat(outcome(hub)).isEqualTo(Outcome.TRANSIENT);
    }
  }

  @Test
  void sendsFormsAndReadsXml() throws Exception {
    AGENCY.stubFor(
        post("/parks")
            .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
            .withHeader("Accept", equalTo("text/xml, application/xml"))
            .withRequestBody(equalTo("nama=Alun-alun+%26+Kota&tags=a&tags=b"))
            .willReturn(okTextXml("<parks><park><name>x</name></park></parks>")));
    String request =
        "{method: POST, path: /parks, format: form, accept: xml, mapping: find-parks.request.jslt}";

    try (ConnectorBench hub = hub("", request, Map.of())) {
      assertThat(hub.call("find-parks", "{\"nama\":\"Alun-alun & Kota\",\"tags\":[\"a\",\"b\"]}"))
          .isEqualTo(JSON.readTree("{\"parks\":{\"park\":{\"name\":\"x\"}}}"));
    }
  }

  @Test
  void sendsXmlInItsNamespace() throws Exception {
    AGENCY.stubFor(
        post("/parks")
            .withHeader("Content-Type", equalToIgnoreCase("text/xml; charset=utf-8"))
            .withRequestBody(equalToXml("<find xmlns=\"urn:parks\"><name>é &lt;</name></find>"))
            .willReturn(
                okTextXml("<a>Poskésmas</a>")
                    .withBody(
                        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>Poskésmas</a>"
                            .getBytes(StandardCharsets.ISO_8859_1))));
    String request = "{method: POST, path: /parks, format: xml, mapping: find-parks.request.jslt}";

    try (ConnectorBench hub = hub("", request, Map.of())) {
      assertThat(
              hub.call("find-parks", "{\"find\":{\"@xmlns\":\"urn:parks\",\"name\":\"é <\"}}")
                  .toString())
          .isEqualTo("{\"a\":\"Poskésmas\"}");
      assertThatThrownBy(() -> hub.call("find-parks", "{\"a\":1,\"b\":2}"))
          .isInstanceOfSatisfying(
              AgencyException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.MISCONFIGURED))
          .hasMessage(
              "The request can't be written: it must have exactly one member, the root element.");
    }
  }

  @Test
  void talksThroughTheEncryptedBus() throws Exception {
    AesGcmHex bus = new AesGcmHex("garam");
    JsonNode answer = JSON.readTree("{\"items\":[{\"no_izin\":\"1\"}]}");
    AGENCY.stubFor(
        post("/parks")
            .andMatching(request -> MatchResult.of(isEncrypted(bus, request)))
            .willReturn(okJson(new String(bus.write(answer), StandardCharsets.UTF_8))));
    String settings = "  codec: {type: aes-gcm-hex, salt: \"{{PARKS_SALT}}\"}";
    String request = "{method: POST, path: /parks, mapping: find-parks.request.jslt}";

    try (ConnectorBench hub = hub(settings, request, Map.of("PARKS_SALT", "garam"))) {
      assertThat(hub.call("find-parks", "{\"nik\":\"1\"}")).isEqualTo(answer);
      AGENCY.stubFor(
          post("/parks")
              .willReturn(okJson("{\"code\":900901,\"message\":\"Invalid Credentials\"}")));
      assertThat(hub.call("find-parks", "{\"nik\":\"1\"}").path("code").asInt()).isEqualTo(900901);
      AGENCY.stubFor(
          post("/parks")
              .willReturn(
                  okJson(new String(new AesGcmHex("gula").write(answer), StandardCharsets.UTF_8))));
      assertThatThrownBy(() -> hub.call("find-parks", "{\"nik\":\"1\"}"))
          .isInstanceOfSatisfying(
              AgencyException.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNREADABLE));
    }
  }

  private static boolean isEncrypted(AesGcmHex bus, Request request) {
    try {
      return !request.getBodyAsString().contains("nik")
          && bus.read(request.getBody()).toString().equals("{\"nik\":\"1\"}");
    } catch (io.mpphub.wire.InvalidBodyException e) {
      return false;
    }
  }

  private static void page(int number, String items, boolean last) {
    AGENCY.stubFor(
        get(urlPathEqualTo("/parks"))
            .withQueryParam("page", equalTo(Integer.toString(number)))
            .willReturn(okJson("{\"data\":" + items + ",\"lastPage\":" + last + "}")));
  }

  private static Outcome outcome(ConnectorBench hub) {
    AgencyException[] caught = new AgencyException[1];
    assertThatThrownBy(() -> hub.call("find-parks", "{}"))
        .isInstanceOfSatisfying(AgencyException.class, e -> caught[0] = e);
    return caught[0].outcome();
  }

  /** What the hub itself fails at says nothing of the agency: the next call is still the probe. */
  @ParameterizedTest
  @ValueSource(strings = {"ask", "leave"})
  void asksNothingThatCannotBeNotedOrCountedAndGivesTheProbesPlaceBack(String failing)
      throws Exception {
    AGENCY.stubFor(get("/parks").willReturn(okJson("{}")));
    AtomicReference<String> fails = new AtomicReference<>(failing);
    RequestReply.Readings readings =
        (reader, request, source, elements) -> {
          if (fails.get().equals("ask")) {
            throw ProblemException.hubUnavailable("can't be noted");
          }
        };
    CallControl control =
        new CallControl() {
          @Override
          public boolean enter(Connector connector, String operation) {
            return false;
          }

          @Override
          public void leave(Connector connector, String operation) {
            if (fails.get().equals("leave")) {
              throw new DataAccessResourceFailureException("can't be counted");
            }
          }
        };

    try (ConnectorBench hub =
        new ConnectorBench(
            folder("query", "", GET_PARKS),
            Map.of("PARKS_URL", AGENCY.baseUrl()),
            Clock.systemUTC(),
            control,
            readings)) {
      hub.breaker().transitionToOpenState();
      hub.breaker().transitionToHalfOpenState();
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> hub.call("find-parks", "{}")).isNotNull();
      }

      assertThat(hub.breaker().getState()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
      AGENCY.verify(0, getRequestedFor(anyUrl()));
      fails.set("");
      hub.call("find-parks", "{}");
      assertThat(hub.breaker().getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }
  }

  @Test
  void saysOnceACallWhomAQueryIsAboutAndForWhomItIs() throws Exception {
    AGENCY.stubFor(
        get("/parks")
            .inScenario("breaks")
            .willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE))
            .willSetStateTo("back"));
    AGENCY.stubFor(
        get("/parks")
            .inScenario("breaks")
            .whenScenarioStateIs("back")
            .willReturn(aResponse().withStatus(404)));
    List<String> asked = new ArrayList<>();
    RequestReply.Readings readings =
        (reader, request, source, elements) ->
            asked.add(source + " " + reader + " " + request + " " + elements);

    for (String kind : List.of("query", "command")) {
      try (ConnectorBench hub =
          new ConnectorBench(
              folder(kind, "", GET_PARKS),
              Map.of("PARKS_URL", AGENCY.baseUrl()),
              Clock.systemUTC(),
              (agency, name) -> false,
              readings)) {
        assertThatThrownBy(() -> hub.call("find-parks", "{\"nik\":1}"))
            .isInstanceOf(AgencyException.class);
      }
    }

    assertThat(asked).containsExactly("parks null {\"nik\":1} [find-parks]");
  }

  private ConnectorBench hub(String endpoint, String request, Map<String, String> secrets)
      throws Exception {
    return hub("query", endpoint, request, secrets);
  }

  private ConnectorBench hub(
      String kind, String endpoint, String request, Map<String, String> secrets) throws Exception {
    Map<String, String> all = new HashMap<>(secrets);
    all.put("PARKS_URL", AGENCY.baseUrl());
    Path folder = folder(kind, endpoint, request);
    return new ConnectorBench(folder, all, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private Path folder(String kind, String endpoint, String request) {
    return ConnectorBench.folder(
        parent,
        "parks",
        Map.of(
            "connector.yaml",
            CONNECTOR.formatted(endpoint, kind, request),
            "mappings/find-parks.request.jslt",
            ".",
            "mappings/find-parks.response.jslt",
            "."));
  }
}
