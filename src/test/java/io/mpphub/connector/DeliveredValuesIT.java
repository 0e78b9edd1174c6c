package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import io.mpphub.application.ApplicationState;
import io.mpphub.connector.admit.Holds;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an agency gets of what the store has kept, and what the store keeps of its answers, on both
 * databases: from the acceptance to the end of the delivery.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveredValuesIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** An answer, and when it is given. */
  private record Reply(int status, String type, byte[] body) {

    static Reply of(int status, String body) {
      return new Reply(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** What becomes of a request. */
  private interface Office {
    Reply answer(String path, String request);
  }

  @TempDir private static Path folder;

  private final List<String> received = new CopyOnWriteArrayList<>();
  private volatile Office office;
  private RawAgency agency;
  private BothStores stores;

  @BeforeAll
  void start() throws IOException {
    agency = new RawAgency(this::serve);
    stores =
        BothStores.start(
            folder,
            (home, database) -> {
              Map<String, String> settings = new HashMap<>(database);
              settings.put("PERMITS_URL", agency.url());
              settings.put("LEASES_URL", agency.url());
              settings.put("LEASES_TOKENS", agency.url() + "/token?grant_type=client_credentials");
              settings.put("LEASES_ID", "hub");
              settings.put("hub.delivery.retry.attempts", "2");
              settings.put("hub.delivery.retry.first", "50ms");
              settings.put("hub.delivery.retry.multiplier", "1");
              settings.put("hub.delivery.settle", "100ms");
              settings.put("hub.delivery.sweep-interval", "200ms");
              return ConnectorHub.start(home, List.of("permits", "leases"), settings);
            });
  }

  @AfterAll
  void stop() throws IOException {
    stores.close();
    agency.close();
  }

  @BeforeEach
  void forget() {
    received.clear();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    if (!path.equals("/token")) {
      received.add(request);
    }
    Reply reply = office.answer(path, request);
    exchange.getResponseHeaders().set("Content-Type", reply.type());
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    exchange.getResponseBody().write(reply.body());
    exchange.close();
  }

  /** The same on each store. */
  private Stream<Arguments> each(Stream<Object[]> values) {
    List<Object[]> all = values.toList();
    return stores
        .hubs()
        .flatMap(
            hub ->
                all.stream()
                    .map(
                        row -> {
                          List<Object> arguments = new ArrayList<>(List.of(hub));
                          Collections.addAll(arguments, row);
                          return Arguments.of(arguments.toArray());
                        }));
  }

  Stream<Arguments> wordlessAnswers() {
    return each(
        Stream.of(
            new Object[] {204, ""},
            new Object[] {200, ""},
            new Object[] {201, ""},
            new Object[] {202, ""},
            new Object[] {200, "OK"},
            new Object[] {202, "<accepted/>"},
            new Object[] {201, "[]"},
            new Object[] {200, "null"},
            new Object[] {409, ""}));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("wordlessAnswers")
  void isDeliveredOnceWhereTheOutcomeSaysSoThoughTheAnswerHasNoWords(
      ConnectorHub hub, int status, String body) throws Exception {
    office = (path, request) -> Reply.of(status, body);

    UUID application = hub.deliver("permits", "submit", "{\"facility\":\"Puskesmas A\"}");

    await().atMost(SOON).until(() -> hub.state(application), is(ApplicationState.DELIVERED));
    assertThat(hub.application(application).agencyReference()).isNull();
    assertThat(received).containsExactly("{\"facility\":\"Puskesmas A\"}");
  }

  Stream<Arguments> unreadableAnswers() {
    return each(
        Stream.of(
            new Object[] {200, ""},
            new Object[] {201, ""},
            new Object[] {200, "OK"},
            new Object[] {200, "{\"ref\": 1e400}"},
            new Object[] {200, "{\"ref\": {}}"},
            new Object[] {200, "{\"ref\": true}"},
            new Object[] {200, "{\"ref\": \"\"}"},
            new Object[] {200, "{\"success\": false}"},
            new Object[] {201, "{}"},
            new Object[] {201, "{\"data\": null}"},
            new Object[] {202, "[]"},
            new Object[] {404, "<!DOCTYPE html><html><body>Not Found</body></html>"},
            new Object[] {422, "<!DOCTYPE html><html><body>Blocked</body></html>"}));
  }

  /** It may have been taken: the agency is asked, and nothing is sent again. */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("unreadableAnswers")
  void isAskedForWhereTheAnswerShouldHaveHadWords(ConnectorHub hub, int status, String body)
      throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    office =
        (path, request) -> {
          if (path.equals("/permits")) {
            return Reply.of(status, body);
          }
          asked.add(path);
          return Reply.of(200, "{\"ref\": \"R-9\"}");
        };

    UUID application = hub.deliver("permits", "submit-and-ask", "{\"facility\":\"A\"}");

    await().atMost(SOON).until(() -> hub.state(application), is(ApplicationState.DELIVERED));
    assertThat(hub.application(application).agencyReference()).isEqualTo("R-9");
    assertThat(asked).containsExactly("/permits/status");
    assertThat(received).containsOnlyOnce("{\"facility\":\"A\"}");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("unreadableAnswers")
  void isADeadLetterWhereTheAnswerShouldHaveHadWords(ConnectorHub hub, int status, String body)
      throws Exception {
    office = (path, request) -> Reply.of(status, body);

    UUID application = hub.deliver("permits", "submit-for-a-number", "{}");

    await().atMost(SOON).until(() -> hub.state(application), is(ApplicationState.FAILED));
    assertThat(received).hasSize(2);
  }

  Stream<Arguments> numbers() {
    return each(
        Stream.of(
            new Object[] {"12345678901234567.89"},
            new Object[] {"10233780.57"},
            new Object[] {"98765432109876543210"},
            new Object[] {"0.1"},
            new Object[] {"1e-20"},
            new Object[] {"-9007199254740993"}));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("numbers")
  void sendsAllDigitsAndKeepsAllDigits(ConnectorHub hub, String number) throws Exception {
    office = (path, request) -> Reply.of(200, "{\"ref\": " + number + "}");

    UUID application = hub.deliver("permits", "submit-for-a-number", "{\"amount\":" + number + "}");

    await().atMost(SOON).until(() -> hub.state(application), is(ApplicationState.DELIVERED));
    JsonNode sent = EXACT.readTree(received.get(0)).path("amount");
    assertThat(sent.isNumber()).isTrue();
    assertThat(sent.decimalValue()).isEqualByComparingTo(number);
    assertThat(hub.application(application).data().path("amount").decimalValue())
        .isEqualByComparingTo(number);
    assertThat(new java.math.BigDecimal(hub.application(application).agencyReference()))
        .isEqualByComparingTo(number);
  }

  Stream<Arguments> references() {
    return each(
        Stream.of(
            new Object[] {"R-\\u00001", null},
            new Object[] {"R-\\n1", null},
            new Object[] {"R-\\ud8001", null},
            new Object[] {"R-\\ud83d\\ude00", "R-\ud83d\ude00"},
            new Object[] {"x".repeat(200), "x".repeat(200)},
            new Object[] {"x".repeat(5000), null}));
  }

  /** It was applied: that its number can't be kept as it is must not send it again. */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("references")
  void keepsAReferenceAsItIsOrNone(ConnectorHub hub, String reference, String kept)
      throws Exception {
    office = (path, request) -> Reply.of(200, "{\"ref\": \"" + reference + "\"}");

    UUID application = hub.deliver("permits", "submit-for-a-number", "{}");

    await().atMost(SOON).until(() -> hub.state(application), is(ApplicationState.DELIVERED));
    assertThat(hub.application(application).agencyReference()).isEqualTo(kept);
    assertThat(received).hasSize(1);
  }

  Stream<Arguments> charsets() {
    return each(
        Stream.of(
            new Object[] {"application/json; charset=ISO-8859-1", "ISO-8859-1"},
            new Object[] {"application/json;charset=latin1", "ISO-8859-1"},
            new Object[] {"application/json; charset=\"windows-1252\"", "windows-1252"},
            new Object[] {"application/fhir+json; charset=iso-8859-15", "ISO-8859-15"},
            new Object[] {"text/plain; charset=utf-16le", "UTF-16LE"},
            new Object[] {"application/json; charset=UTF-8", "UTF-8"},
            new Object[] {"application/json", "UTF-8"}));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("charsets")
  void keepsAnAnswersTextWhateverCharsetItComesIn(ConnectorHub hub, String type, String charset)
      throws Exception {
    byte[] body = "{\"ref\":\"café\"}".getBytes(Charset.forName(charset));
    office = (path, request) -> new Reply(200, type, body);

    UUID application = hub.deliver("permits", "submit-for-a-number", "{}");

    await().atMost(SOON).until(() -> hub.state(application), is(ApplicationState.DELIVERED));
    assertThat(hub.application(application).agencyReference()).isEqualTo("café");
  }

  Stream<Arguments> refusals() {
    return each(
        Stream.of(
            new Object[] {413, ApplicationState.REJECTED, 1},
            new Object[] {414, ApplicationState.REJECTED, 1},
            new Object[] {415, ApplicationState.REJECTED, 1},
            new Object[] {431, ApplicationState.REJECTED, 1},
            new Object[] {403, ApplicationState.FAILED, 2},
            new Object[] {423, ApplicationState.FAILED, 2},
            new Object[] {429, ApplicationState.FAILED, 2},
            new Object[] {408, ApplicationState.FAILED, 2}));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("refusals")
  void refusesOneMessageAmongGoodOnesAndHoldsNothing(
      ConnectorHub hub, int status, ApplicationState end, int tries) throws Exception {
    office =
        (path, request) ->
            request.contains("bad") ? Reply.of(status, "{}") : Reply.of(200, "{\"ref\":\"R\"}");
    List<UUID> good = new ArrayList<>();
    good.add(hub.deliver("permits", "submit", "{\"facility\":\"good\"}"));

    UUID bad = hub.deliver("permits", "submit", "{\"facility\":\"bad\"}");
    good.add(hub.deliver("permits", "submit", "{\"facility\":\"good\"}"));
    await().atMost(SOON).until(() -> hub.state(bad), is(end));
    good.add(hub.deliver("permits", "submit", "{\"facility\":\"good\"}"));

    for (UUID application : good) {
      await().atMost(SOON).until(() -> hub.state(application), is(ApplicationState.DELIVERED));
    }
    assertThat(hub.bean(Holds.class).of("permits")).isEmpty();
    assertThat(received).filteredOn(request -> request.contains("bad")).hasSize(tries);
  }

  Stream<Arguments> busyTokenServers() {
    return each(Stream.of(429, 408, 503, 500, 502).map(status -> new Object[] {status}));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("busyTokenServers")
  void waitsForATokenServerThatIsBusyAndHoldsNothing(ConnectorHub hub, int status)
      throws Exception {
    AtomicInteger logins = new AtomicInteger();
    office =
        (path, request) -> {
          if (!path.equals("/token")) {
            return Reply.of(200, "{\"ref\":\"R\"}");
          }
          return logins.incrementAndGet() == 1
              ? Reply.of(status, "{}")
              // Already over: the next delivery asks for one of its own.
              : Reply.of(200, "{\"access_token\":\"t\",\"expires_in\":0}");
        };

    UUID application = hub.deliver("leases", "submit", "{}");

    await().atMost(SOON).until(() -> hub.state(application), is(ApplicationState.DELIVERED));
    assertThat(hub.bean(Holds.class).of("leases")).isEmpty();
    assertThat(logins).hasValue(2);
    assertThat(received).hasSize(1);
  }
}
