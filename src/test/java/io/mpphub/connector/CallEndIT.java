package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mpphub.connector.AgencyException.Reach;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A call ends, whatever the agency sends and however slowly, and an answer without words is one. An
 * agency that drips would never end by itself here: a call that isn't broken off fails the test's
 * own limit.
 */
@Timeout(60)
class CallEndIT {

  private static final String CONNECTOR =
      """
      connector: parks
      title: Parks office
      contact: {name: Parks IT, email: it@parks.example}
      protocol: rest
      endpoint:
        url: "{{PARKS_URL}}"
        timeout: 1s
      %s
      operations:
        parks:
          title: Parks
          kind: %s
          request: {method: GET, path: /parks}
          response: {mapping: parks.response.jslt}
          outcomes: [%s]
      """;

  private static final String TOKENS =
      "  auth: {type: oauth2-client-credentials, tokenUrl: \"/token?grant_type=x\", clientId: \"{{PARKS_ID}}\","
          + " clientSecret: \"{{PARKS_ID}}\"}\n  headers: {X-Channel: mall, Content-Type: text/form}";

  @TempDir private Path parent;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger requests = new AtomicInteger();
  private final StringBuffer heads = new StringBuffer();
  private ServerSocket server;
  private volatile Agency agency;

  /** Answers the request that begins with a path. */
  private interface Agency {
    void answer(String path, OutputStream out) throws IOException, InterruptedException;
  }

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.submit(
        () -> {
          while (!server.isClosed()) {
            Socket socket = server.accept();
            threads.submit(() -> serve(socket));
          }
          return null;
        });
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  private Void serve(Socket socket) throws Exception {
    try (socket) {
      byte[] head = new byte[8192];
      int length = socket.getInputStream().read(head);
      String text = new String(head, 0, length, StandardCharsets.US_ASCII);
      heads.append(text);
      requests.incrementAndGet();
      agency.answer(text.split(" ")[1], socket.getOutputStream());
    }
    return null;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void drip(OutputStream out, String text) throws IOException, InterruptedException {
    Semaphore never = new Semaphore(0);
    while (!never.tryAcquire(50, TimeUnit.MILLISECONDS)) {
      write(out, text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n",
        "HTTP/1.1 200 OK\r\nX: ",
        "HTTP/1.1 "
      })
  void breaksOffAnAnswerThatDrips(String begin) throws Exception {
    agency =
        (path, out) -> {
          write(out, begin);
          drip(out, "1");
        };

    assertThat(failure("command", "", "").reach()).isEqualTo(Reach.TIMED_OUT);
    assertThat(failure("query", "", "").reach()).isEqualTo(Reach.TIMED_OUT);
    assertThat(requests).hasValue(2);
  }

  @Test
  void breaksOffALoginThatDrips() throws Exception {
    agency =
        (path, out) -> {
          write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
          drip(out, " ");
        };

    assertThat(failure("query", TOKENS, "").reach()).isEqualTo(Reach.TIMED_OUT);
    AgencyException command = failure("command", TOKENS, "");
    assertThat(command.mayBeApplied()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "x: y\r\n", "\r\nX: y"})
  void readsNoHeaderWithoutEnd(String more) throws Exception {
    String much = more.repeat(2000);
    agency =
        (path, out) -> {
          write(out, "HTTP/1.1 200 OK\r\nX: ");
          while (true) {
            write(out, much);
          }
        };

    AgencyException failure = failure("query", "", "");

    assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(failure.getMessage())
        .isEqualTo("The agency's answer has more in its header than the hub reads.");
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "204 No Content, '', ''",
    "204 No Content, '', '{status: 204, as: ok}'",
    "200 OK, '', '{status: 200, as: ok}'",
    "201 Created, '', '{status: 201, as: ok}'",
    "202 Accepted, '', '{status: 202, as: ok}'",
    "200 OK, 'OK', '{status: 200, as: ok}'",
    "409 Conflict, 'there', '{status: 409, as: ok}'"
  })
  void takesACommandAsDoneWhereTheOutcomeSaysSo(String status, String body, String rule)
      throws Exception {
    agency = (path, out) -> answer(out, status, body);

    try (ConnectorBench hub = hub("command", "", rule)) {
      assertThat(hub.call("parks", "{}").toString()).isEqualTo("{}");
    }
    assertThat(failure("query", "", rule).outcome()).isEqualTo(Outcome.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json; charset=ISO-8859-1",
    "application/json;charset=latin1",
    "APPLICATION/JSON; CHARSET=Windows-1252",
    "text/plain; format=flowed; charset=ISO-8859-15",
    "application/fhir+json; charset=\"iso-8859-1\"",
    "text/html;charset=windows-1252"
  })
  void readsAnAnswerInTheCharsetThatItSays(String type) throws Exception {
    byte[] body = "{\"v\":\"café\"}".getBytes(StandardCharsets.ISO_8859_1);
    agency = (path, out) -> answer(out, type, body);

    try (ConnectorBench hub = hub("query", "", "")) {
      assertThat(hub.call("parks", "{}")).hasToString("{\"v\":\"café\"}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/json; charset=nobodys, The agency's answer is in a charset that the hub doesn't know.",
    "multipart/related; boundary=x, 'The agency''s answer comes in parts (multipart, as MTOM has it),"
        + " which the hub doesn''t read.'"
  })
  void namesWhatItCannotRead(String type, String fault) throws Exception {
    agency = (path, out) -> answer(out, type, "{}".getBytes(StandardCharsets.US_ASCII));

    AgencyException failure = failure("query", "", "");

    assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(failure).hasMessage(fault);
  }

  private static void answer(OutputStream out, String type, byte[] body) throws IOException {
    write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n");
    write(out, "Connection: close\r\nContent-Type: " + type + "\r\n\r\n");
    out.write(body);
  }

  @Test
  void doesNotTakeSilenceForAYes() throws Exception {
    agency = (path, out) -> answer(out, "200 OK", "");

    assertThat(failure("command", "", "").outcome()).isEqualTo(Outcome.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "413, REJECTED",
    "414, REJECTED",
    "415, REJECTED",
    "431, REJECTED",
    "423, TRANSIENT",
    "429, TRANSIENT",
    "408, TRANSIENT",
    "403, MISCONFIGURED",
    "401, MISCONFIGURED"
  })
  void blamesWhomTheStatusBlames(int status, Outcome outcome) throws Exception {
    agency = (path, out) -> answer(out, status + " No\r\nRetry-After: 7", "{}");

    AgencyException failure = failure("command", "", "");

    assertThat(failure.outcome()).isEqualTo(outcome);
    assertThat(failure.isOfCredentials()).isEqualTo(status == 401);
    if (outcome == Outcome.TRANSIENT) {
      assertThat(failure.retryAfter()).hasSeconds(7);
    }
  }

  @ParameterizedTest
  @CsvSource({"429, TRANSIENT", "408, TRANSIENT", "503, TRANSIENT", "400, MISCONFIGURED"})
  void waitsForATokenServerThatIsBusy(int status, Outcome outcome) throws Exception {
    agency = (path, out) -> answer(out, status + " No\r\nRetry-After: 7", "{}");

    AgencyException failure = failure("command", TOKENS, "");

    assertThat(failure.outcome()).isEqualTo(outcome);
    assertThat(failure.isOfCredentials()).isEqualTo(outcome == Outcome.MISCONFIGURED);
    assertThat(failure.mayBeApplied()).isFalse();
  }

  /** How often the token is asked for in two calls: what can't be a time counts as unsaid. */
  @ParameterizedTest
  @CsvSource({
    "/token?grant_type=x, 1e30, 1",
    "{{PARKS_TOKENS}}, 3600, 1",
    "/token?grant_type=x, '\"1e999999999\"', 1",
    "{{PARKS_TOKENS}}, '\"3600\"', 1",
    "/token?grant_type=x, '\"soon\"', 1",
    "/token?grant_type=x, null, 1",
    "{{PARKS_TOKENS}}, [3600], 1",
    "/token?grant_type=x, 0, 2",
    "/token?grant_type=x, -1e30, 2",
    "/token?grant_type=x, 1e-30, 2"
  })
  void asksForATokenAsTheFileSays(String tokenUrl, String lasts, int logins) throws Exception {
    agency =
        (path, out) ->
            answer(
                out,
                "200 OK",
                path.startsWith("/token")
                    ? "{\"access_token\": \"one\", \"expires_in\": %s}".formatted(lasts)
                    : "{}");

    try (ConnectorBench hub = hub("query", TOKENS.replace("/token?grant_type=x", tokenUrl), "")) {
      hub.call("parks", "{}");
      hub.call("parks", "{}");
    }
    assertThat(requests).hasValue(2 + logins);
    assertThat(heads.toString().split("\r\n\r\n"))
        .filteredOn(head -> head.startsWith("POST /token?grant_type=x HTTP/1.1"))
        .hasSize(logins)
        .allSatisfy(
            head ->
                assertThat(head)
                    .contains("X-Channel: mall")
                    .contains("Content-Type: text/form")
                    .doesNotContain("x-www-form-urlencoded"));
  }

  private static void answer(OutputStream out, String status, String body) throws IOException {
    write(
        out,
        "HTTP/1.1 "
            + status
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n"
            + "Connection: close\r\n\r\n"
            + body);
  }

  private AgencyException failure(String kind, String endpoint, String rule) throws Exception {
    try (ConnectorBench hub = hub(kind, endpoint, rule)) {
      return catchThrowableOfType(AgencyException.class, () -> hub.call("parks", "{}"));
    }
  }

  private ConnectorBench hub(String kind, String endpoint, String rule) throws Exception {
    Map<String, String> secrets = new HashMap<>();
    secrets.put("PARKS_URL", "http://127.0.0.1:" + server.getLocalPort());
    secrets.put("PARKS_ID", "hub");
    secrets.put("PARKS_TOKENS", secrets.get("PARKS_URL") + "/token?grant_type=x");
    Path folder =
        ConnectorBench.folder(
            parent,
            "parks",
            Map.of(
                "connector.yaml",
                CONNECTOR.formatted(endpoint, kind, rule),
                "mappings/parks.response.jslt",
                "."));
    return new ConnectorBench(folder, secrets, Clock.systemUTC());
  }
}
