package io.mpphub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mpphub.peer.Certificates;
import io.mpphub.peer.Nginx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** config/nginx in a real nginx, before two stubs of hubs. */
class ProxyIT {

  private static final String NIK = "3508104101900001";

  @TempDir Path folder;
  private final List<HttpServer> hubs = new ArrayList<>();

  /** What reached a hub: its number, method and path. */
  private final List<String> received = new CopyOnWriteArrayList<>();

  private final CountDownLatch read = new CountDownLatch(1);
  private Nginx proxy;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    for (int number = 0; number < 2; number++) {
      hubs.add(hub(number));
    }
    Certificates certificates = new Certificates(folder.resolve("certificates")).server("server");
    proxy =
        Nginx.proxy(
            folder.resolve("proxy"),
            Path.of("config/nginx"),
            certificates,
            hubs.stream().map(hub -> hub.getAddress().getPort()).toList());
    client = HttpClient.newBuilder().sslContext(certificates.trust()).build();
  }

  @AfterEach
  void stop() {
    read.countDown();
    proxy.close();
    hubs.forEach(hub -> hub.stop(0));
  }

  private HttpServer hub(int number) throws IOException {
    HttpServer hub =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.setExecutor(Executors.newCachedThreadPool());
    hub.createContext("/", exchange -> answer(number, exchange));
    hub.start();
    return hub;
  }

  private void answer(int number, HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    exchange.getRequestBody().readAllBytes();
    received.add(number + " " + exchange.getRequestMethod() + " " + path);
    if (path.endsWith("/cut-at-0") && number == 0) {
      exchange.close();
      return;
    }
    String seen =
        List.of("X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded").stream()
            .map(name -> name + "=" + exchange.getRequestHeaders().getFirst(name))
            .toList()
            .toString();
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write((seen + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      if (path.endsWith("/events")) {
        read.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void givesHubsTheirTurn() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertThat(get("/api/v1/services").statusCode()).isEqualTo(200);
    }

    assertThat(received)
        .containsExactlyInAnyOrder(
            "0 GET /api/v1/services",
            "1 GET /api/v1/services",
            "0 GET /api/v1/services",
            "1 GET /api/v1/services");
  }

  @Test
  void passesOverAHubThatIsAway() throws Exception {
    hubs.get(0).stop(0);

    for (int i = 0; i < 6; i++) {
      assertThat(post("/api/v1/applications").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void asksAnotherHubWhatMayBeAskedTwiceAndNothingElse() throws Exception {
    assertThat(get("/api/v1/cut-at-0").statusCode()).isEqualTo(200);
    assertThat(get("/api/v1/cut-at-0").statusCode()).isEqualTo(200);
    assertThat(received).contains("0 GET /api/v1/cut-at-0", "1 GET /api/v1/cut-at-0");
    received.clear();

    List<Integer> statuses = new ArrayList<>();
    hubs.get(1).stop(0);
    statuses.add(post("/api/v1/cut-at-0").statusCode());

    assertThat(statuses).containsExactly(503);
    assertThat(received.size()).isLessThanOrEqualTo(1);
  }

  @Test
  void saysAsTheContractDoesThatNoHubIsThere() throws Exception {
    hubs.forEach(hub -> hub.stop(0));

    HttpResponse<String> asked = get("/api/v1/services");
    HttpResponse<String> applied = post("/api/v1/applications", "Accept-Language", "en");

    assertThat(asked.statusCode()).isEqualTo(503);
    assertThat(asked.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(asked.headers().firstValue("Content-Language")).hasValue("id");
    assertThat(asked.headers().firstValue("Retry-After")).hasValue("5");
    JsonNode problem = new JsonMapper().readTree(asked.body());
    assertThat(problem.path("code").asText()).isEqualTo("hub-unavailable");
    assertThat(problem.path("safeToRetry").asBoolean()).isTrue();
    assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}");
    assertThat(problem.path("instance").asText())
        .matches("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    JsonNode english = new JsonMapper().readTree(applied.body());
    assertThat(english.path("title").asText()).isEqualTo("The hub is not available");
    assertThat(english.path("safeToRetry").asBoolean()).isFalse();
  }

  @Test
  void showsOnlyWhatIsForOthers() throws Exception {
    for (String path :
        List.of(
            "/agency/licensing/decisions", "/ops", "/ops/login", "/api.html", "/assets/hub.svg")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(200);
    }
    for (String path : List.of("/", "/actuator/prometheus", "/sandbox", "/opsi", "/error")) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void letsNobodySayWhereHeComesFrom() throws Exception {
    HttpResponse<String> answer =
        get(
            "/api/v1/services",
            "X-Forwarded-For",
            "10.0.0.1",
            "X-Forwarded-Proto",
            "http",
            "X-Forwarded-Host",
            "elsewhere.example",
            "Forwarded",
            "for=10.0.0.1");

    assertThat(answer.body().strip())
        .isEqualTo(
            "[X-Forwarded-For=127.0.0.1, X-Forwarded-Proto=https, X-Forwarded-Host=null,"
                + " Forwarded=null]");
  }

  @Test
  void passesABodyOnWhenItIsThereAndNoneThatIsTooLarge() throws Exception {
    HttpResponse<String> answer =
        client.send(
            request("/api/v1/applications")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofByteArray(new byte[(1 << 20) + 1]))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(new JsonMapper().readTree(answer.body()).path("code").asText())
        .isEqualTo("too-large");
    assertThat(received).isEmpty();
  }

  @Test
  void writesNoPathDown() throws Exception {
    get("/api/v1/residents/" + NIK);
    hubs.forEach(hub -> hub.stop(0));
    get("/api/v1/residents/" + NIK + "?nik=" + NIK);
    get("/nothing/" + NIK);

    // A line comes after its answer.
    await()
        .untilAsserted(() -> assertThat(proxy.output()).contains("GET 200", "GET 503", "GET 404"));
    assertThat(proxy.output()).doesNotContain(NIK);
  }

  @Test
  void passesEventsOnWhenTheyCome() throws Exception {
    HttpResponse<InputStream> answer =
        client.send(
            request("/api/v1/applications/1/events").GET().build(), BodyHandlers.ofInputStream());

    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      // The hub waits with the rest until this was read.
      assertThat(lines.readLine()).startsWith("[X-Forwarded-For");
      read.countDown();
      assertThat(lines.readLine()).isNull();
    }
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    return client.send(
        (headers.length == 0 ? request : request.headers(headers)).GET().build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    return client.send(
        (headers.length == 0 ? request : request.headers(headers))
            .POST(BodyPublishers.ofString("{}"))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(proxy.url() + path));
  }
}
