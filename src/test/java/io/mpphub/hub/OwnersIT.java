package io.mpphub.hub;

import static io.mpphub.hub.DemoProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.mpphub.contract.OpenApiContract;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What is one client's, and who else gets to see it, on the demo with its agencies. */
class OwnersIT {

  private static final String SITI = "3508104101900001";
  private static final String OWNER = "demo-mall";
  private static final String OTHER = "kiosk-of-the-test";
  private static final String AUDITOR = "auditor-of-the-test";
  private static final String DOCUMENT = "letter.pdf";
  private static final OpenApiContract CONTRACT = OpenApiContract.load();
  private static final BodyPublisher PDF = BodyPublishers.ofString("%PDF-1.7 of a test");
  private static final BodyPublisher NONE = BodyPublishers.noBody();

  /** An operation of the contract on a thing that somebody owns. */
  private record Operation(String id, String method, String path) {}

  @TempDir static Path data;
  private static DemoProcess demo;

  @BeforeAll
  static void start() {
    Map<String, String> environment = new HashMap<>();
    client(environment, 0, OWNER, "*");
    client(environment, 1, OTHER, "*");
    client(environment, 2, AUDITOR, "*,applications.read.all,documents.read.all");
    demo = new DemoProcess(data, environment);
  }

  private static void client(Map<String, String> environment, int i, String key, String scopes) {
    environment.put("HUB_SECURITY_CLIENTS_" + i + "_NAME", key);
    environment.put("HUB_SECURITY_CLIENTS_" + i + "_KEY", key);
    environment.put("HUB_SECURITY_CLIENTS_" + i + "_SCOPES", scopes);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void noOperationShowsOrChangesWhatIsAnotherClients() {
    String application = complain(OWNER);
    keepDocument(OWNER, application);
    String booking = book();

    List<Operation> owned =
        Stream.concat(
                operations("/applications/{id}", application),
                operations("/counters/bookings/{id}", booking))
            .toList();

    assertThat(owned).hasSizeGreaterThanOrEqualTo(8);
    for (Operation operation : owned) {
      HttpResponse<String> answer = send(OTHER, operation.method(), operation.path(), PDF);
      assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(404);
      assertThat(json(answer).path("code").asText()).isEqualTo("not-found");
      CONTRACT.assertConforms(operation.id(), answer);
    }
    assertThat(listed(OTHER)).doesNotContain(application);
    assertThat(listed(OWNER)).contains(application);
    assertThat(state(OWNER, application)).isNotEqualTo("withdrawn");
    assertThat(get(OWNER, "/applications/" + application + "/documents/" + DOCUMENT).statusCode())
        .isEqualTo(200);
    HttpResponse<String> cancelled =
        send(OWNER, "DELETE", "/api/v1/counters/bookings/" + booking, NONE);
    assertThat(cancelled.statusCode()).isEqualTo(204);
  }

  @Test
  void aResidentsReadingsNameNoApplicationOfAnotherClient() {
    String application = complain(OWNER);
    assertThat(state(OWNER, application)).isNotEmpty();

    assertThat(readings(OWNER)).contains(application);
    assertThat(readings(AUDITOR)).contains(application);
    assertThat(readings(OTHER)).isNotEmpty().doesNotContain(application);
  }

  /** The applications that the newest of them are of. */
  private static List<String> readings(String client) {
    HttpResponse<String> report = get(client, "/access-report?limit=100&nik=" + SITI);
    CONTRACT.assertConforms("getAccessReport", report);
    return json(report).path("accesses").findValuesAsText("applicationId");
  }

  @Test
  void readAllOpensWhatOthersMadeForReadingOnly() {
    String application = complain(OTHER);
    keepDocument(OTHER, application);
    String path = "/applications/" + application;

    assertThat(state(AUDITOR, application)).isNotEmpty();
    assertThat(listed(AUDITOR)).contains(application);
    assertThat(get(AUDITOR, path + "/documents").body()).contains(DOCUMENT);
    assertThat(get(AUDITOR, path + "/documents/" + DOCUMENT).statusCode()).isEqualTo(200);
    for (Operation change :
        List.of(
            new Operation("withdrawApplication", "POST", path + "/withdrawal"),
            new Operation("putDocument", "PUT", path + "/documents/" + DOCUMENT),
            new Operation("deleteDocument", "DELETE", path + "/documents/" + DOCUMENT))) {
      HttpResponse<String> answer = send(AUDITOR, change.method(), "/api/v1" + change.path(), PDF);
      assertThat(answer.statusCode()).as(change.toString()).isEqualTo(403);
      CONTRACT.assertConforms(change.id(), answer);
    }
    assertThat(get(OTHER, path + "/documents/" + DOCUMENT).statusCode()).isEqualTo(200);
  }

  @Test
  void aWebhookHearsOnlyOfWhatItsClientMayRead() throws IOException {
    Map<String, Set<String>> heard = new ConcurrentHashMap<>();
    HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          JsonNode event = DemoProcess.JSON.readTree(exchange.getRequestBody());
          heard
              .computeIfAbsent(
                  exchange.getRequestURI().getPath(), to -> ConcurrentHashMap.newKeySet())
              .add(event.at("/data/applicationId").asText());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    try {
      for (String client : List.of(OWNER, OTHER, AUDITOR)) {
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/" + client;
        HttpResponse<String> made =
            send(
                client,
                "POST",
                "/api/v1/webhooks",
                BodyPublishers.ofString("{\"url\": \"" + url + "\", \"enabled\": true}"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
      }
      String first = complain(OWNER);
      String second = complain(OTHER);

      await()
          .untilAsserted(
              () -> {
                assertThat(heard.get("/" + AUDITOR)).contains(first, second);
                assertThat(heard.get("/" + OWNER)).contains(first);
                assertThat(heard.get("/" + OTHER)).contains(second);
              });
      // What it must not hear was made before what it has heard.
      assertThat(heard.get("/" + OTHER)).doesNotContain(first);
      assertThat(heard.get("/" + OWNER)).doesNotContain(second);
    } finally {
      receiver.stop(0);
    }
  }

  /** All operations of the contract at this path or below. */
  private static Stream<Operation> operations(String below, String id) {
    try (InputStream yaml = OwnersIT.class.getResourceAsStream("/openapi/mpp-hub.yaml")) {
      Map<String, Map<String, Map<String, Map<String, Object>>>> contract = new Yaml().load(yaml);
      return contract.get("paths").entrySet().stream()
          .filter(path -> path.getKey().startsWith(below))
          .flatMap(
              path ->
                  path.getValue().entrySet().stream()
                      .map(
                          method ->
                              new Operation(
                                  (String) method.getValue().get("operationId"),
                                  method.getKey().toUpperCase(java.util.Locale.ROOT),
                                  "/api/v1"
                                      + path.getKey()
                                          .replace("{id}", id)
                                          .replace("{name}", DOCUMENT))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String complain(String client) {
    String complaint =
        """
        {"applicant": {"nik": "%s"}, "data": {"text": "Lampu gelap.",
         "firstName": "Agus", "email": "agus@example.org", "phone": "0812-0000-0004"}}
        """;
    HttpResponse<String> taken =
        send(
            client,
            "POST",
            "/api/v1/complaints",
            BodyPublishers.ofString(complaint.formatted(SITI)));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
    return json(taken).path("id").asText();
  }

  private static void keepDocument(String client, String application) {
    String path = "/api/v1/applications/" + application + "/documents/" + DOCUMENT;
    HttpResponse<String> kept = send(client, "PUT", path, PDF);
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(201);
  }

  private static String book() {
    JsonNode slots = json(get(OWNER, "/counters/slots")).path("slots");
    String slot =
        StreamSupport.stream(slots.spliterator(), false)
            .filter(s -> s.path("free").asInt() > 0)
            .findFirst()
            .orElseThrow()
            .path("id")
            .asText();
    HttpResponse<String> booked =
        send(
            OWNER,
            "POST",
            "/api/v1/counters/bookings",
            BodyPublishers.ofString("{\"slotId\": \"" + slot + "\", \"nik\": \"" + SITI + "\"}"));
    assertThat(booked.statusCode()).as(booked.body()).isEqualTo(201);
    return json(booked).path("id").asText();
  }

  private static Set<String> listed(String client) {

    JsonNode page = json(get(client, "/applications?limit=100&nik=" + SITI));
    return new TreeSet<>(page.path("applications").findValuesAsText("id"));
  }

  private static String state(String client, String application) {
    return json(get(client, "/applications/" + application)).path("state").asText();
  }

  private static HttpResponse<String> get(String client, String path) {
    return send(client, "GET", "/api/v1" + path, NONE);
  }

  private static HttpResponse<String> send(
      String client, String method, String path, BodyPublisher body) {
    HttpRequest.Builder request = demo.request(path).setHeader("X-Api-Key", client);
    if (method.equals("POST") && body != PDF) {
      request.header("Content-Type", "application/json");
    } else if (method.equals("PUT")) {
      request.header("Content-Type", "application/pdf");
    }
    boolean has = body == PDF ? method.equals("PUT") : !method.equals("GET");
    return demo.send(request.method(method, has ? body : NONE).build());
  }
}
