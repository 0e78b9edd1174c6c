package io.mpphub.hub;

import static io.mpphub.hub.DemoProcess.JSON;
import static io.mpphub.hub.DemoProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.mpphub.connector.Faults;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Connectors that come, change and go while a demo runs, in a copy of the hub's home. */
class LiveConnectorsIT {

  private static final String RESIDENT = "/api/v1/residents/" + DemoIT.SITI;
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir static Path home;
  private static DemoProcess demo;
  private static WireMockServer agency;

  @BeforeAll
  static void start() throws IOException {
    FileSystemUtils.copyRecursively(Path.of("routes"), home.resolve("routes"));
    FileSystemUtils.copyRecursively(Path.of("connectors"), home.resolve("connectors"));
    agency = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    agency.start();
    agency.stubFor(
        WireMock.get("/books/1").willReturn(WireMock.okJson("{\"judul\":\"Bumi Manusia\"}")));
    demo =
        new DemoProcess(
            Files.createDirectory(home.resolve("data")),
            Map.of(
                "HUB_HOME", home.toString(),
                "HUB_SECRETS", Files.createDirectory(home.resolve("secrets")).toString()));
  }

  @AfterAll
  static void stop() {
    demo.close();
    agency.stop();
  }

  @Test
  void takesANewConnectorChangesItAndLetsItGo() throws IOException {
    addLibrary("judul");
    await().atMost(SOON).until(() -> !faults("library").isEmpty());
    assertThat(faults("library").get(0).path("fault").asText()).contains("{{LIBRARY_URL}}");

    Files.writeString(home.resolve("secrets/LIBRARY_URL"), agency.baseUrl());
    await().atMost(SOON).until(() -> tryBook().path("outcome").asText().equals("ok"));
    assertThat(tryBook().at("/answer/title").asText()).isEqualTo("Bumi Manusia");

    replace("library", "connector.yaml", "kind: query", "kind: wish");
    await().atMost(SOON).until(() -> !faults("library").isEmpty());
    assertThat(faults("library").get(0).path("key").asText())
        .isEqualTo("operations.find-book.kind");
    assertThat(tryBook().path("outcome").asText()).as("the version before goes on").isEqualTo("ok");

    assertThat(versions("library").get(1).path("state").asText()).isEqualTo("live");
    String first = versions("library").get(1).path("id").asText();
    assertThat(versions("library").get(0).path("state").asText()).isEqualTo("refused");
    HttpResponse<String> rolledBack =
        operator(
            "/ops/api/connectors/library/rollback",
            JSON.createObjectNode().put("version", first).toString());
    assertThat(rolledBack.statusCode()).as(rolledBack.body()).isEqualTo(200);
    assertThat(faults("library")).isEmpty();
    assertThat(versions("library").get(0).path("by").asText()).isEqualTo("operator");
    assertThat(Files.readString(file("library", "connector.yaml"))).contains("kind: query");

    FileSystemUtils.deleteRecursively(home.resolve("connectors/library"));
    await().atMost(SOON).until(() -> tryBook().path("code").asText().equals("not-found"));
  }

  @Test
  void refusesAVersionThatFailsItsSamples() throws IOException {
    String mapping = "mappings/find-resident.response.jslt";
    String before = Files.readString(file("dukcapil", mapping));
    replace("dukcapil", mapping, "birthPlace", "placeOfBirth");

    await().atMost(SOON).until(() -> !faults("dukcapil").isEmpty());
    assertThat(faults("dukcapil").get(0).path("file").asText())
        .startsWith("connectors/dukcapil/samples/find-resident/");
    assertThat(json(demo.get(RESIDENT)).path("birthPlace").asText())
        .isEqualToIgnoringCase("Lumajang");

    Files.writeString(file("dukcapil", mapping), before);
    await().atMost(SOON).until(() -> faults("dukcapil").isEmpty());
  }

  @Test
  void failsNoRequestWhileVersionsAreSwapped() throws Exception {
    AtomicBoolean going = new AtomicBoolean(true);
    AtomicInteger answered = new AtomicInteger();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<String>>> loads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        loads.add(callers.submit(() -> load(going, answered)));
      }
      for (int swap = 1; swap <= 8; swap++) {
        int calls = answered.get();
        await().atMost(SOON).until(() -> answered.get() > calls + 50);
        int live = live("dukcapil");
        replace("dukcapil", "connector.yaml", "timeout: \\d+s", "timeout: " + (10 + swap) + "s");
        await().atMost(SOON).until(() -> live("dukcapil") == live + 1);
      }
      going.set(false);
      for (Future<List<String>> load : loads) {
        assertThat(load.get()).isEmpty();
      }
    } finally {
      going.set(false);
      callers.shutdownNow();
    }
  }

  @Test
  void refusesTwelveKindsOfFaultsAtOnceWhileTheOthersAnswer() throws Exception {
    AtomicBoolean going = new AtomicBoolean(true);
    AtomicInteger answered = new AtomicInteger();
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try {
      Future<List<String>> load = callers.submit(() -> load(going, answered));
      await().atMost(SOON).until(() -> answered.get() > 50);
      Path staged = Files.createDirectories(home.resolve("staged/parks"));
      for (Map.Entry<String, String> file : Faults.FILES.entrySet()) {
        Path target = staged.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.getValue());
      }
      Files.move(staged, home.resolve("connectors/parks"));
      await().atMost(SOON).until(() -> !faults("parks").isEmpty());
      int calls = answered.get();
      await().atMost(SOON).until(() -> answered.get() > calls + 50);
      going.set(false);

      assertThat(faults("parks")).hasSizeGreaterThanOrEqualTo(12);
      assertThat(faults("parks").toString())
          .contains("connectors/parks/samples/find-park/found/response.json")
          .doesNotContain("swordfish");
      assertThat(load.get()).isEmpty();
    } finally {
      going.set(false);
      callers.shutdownNow();
    }
  }

  private static List<String> load(AtomicBoolean going, AtomicInteger answered) {
    List<String> failed = new ArrayList<>();
    while (going.get()) {
      HttpResponse<String> answer = demo.get(RESIDENT);
      if (answer.statusCode() != 200) {
        failed.add(answer.statusCode() + " " + answer.body());
      }
      answered.incrementAndGet();
    }
    return failed;
  }

  @Test
  void letsWhatIsQueuedWaitWhileItsConnectorIsGone() throws IOException {
    Path licensing = home.resolve("connectors/licensing");
    Path aside = home.resolve("licensing-aside");
    Files.move(licensing, aside);
    await().atMost(SOON).until(() -> live("licensing", "removed") > 0);

    HttpResponse<String> accepted = demo.apply(DemoIT.SITI, "Puskesmas Sukodono");
    assertThat(accepted.statusCode()).isEqualTo(202);
    String id = json(accepted).path("id").asText();
    assertThat(demo.state(id)).isIn("submitted", "waiting");

    Files.move(aside, licensing);
    demo.awaitState(List.of(id), "approved", Duration.ofMinutes(1));
  }

  private static void addLibrary(String titleKey) throws IOException {
    Path staged = Files.createDirectories(home.resolve("staged/library"));
    Files.createDirectories(staged.resolve("mappings"));
    Files.writeString(
        staged.resolve("connector.yaml"),
        """
        connector: library
        title: Regional library
        contact: {name: Library IT, email: it@library.example}
        protocol: rest
        endpoint: {url: "{{LIBRARY_URL}}"}
        operations:
          find-book:
            title: Find a book
            kind: query
            request: {method: GET, path: "/books/{id}", pathParameters: {id: .id}}
            response: {mapping: find-book.response.jslt}
        """);
    Files.writeString(
        staged.resolve("mappings/find-book.response.jslt"), "{\"title\": ." + titleKey + "}\n");
    Files.move(staged, home.resolve("connectors/library"));
  }

  private static Path file(String connector, String name) {
    return home.resolve("connectors").resolve(connector).resolve(name);
  }

  private static void replace(String connector, String name, String what, String by)
      throws IOException {
    Path file = file(connector, name);
    String text = Files.readString(file);
    String changed = text.replaceFirst(what, by);
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(file, changed);
  }

  private static JsonNode tryBook() {
    return json(
        operator("/ops/api/connectors/library/operations/find-book/try", "{\"id\": \"1\"}"));
  }

  private static JsonNode faults(String connector) {
    for (JsonNode one : json(operator("/ops/api/connectors", null)).path("connectors")) {
      if (one.path("name").asText().equals(connector)) {
        return one.path("faults");
      }
    }
    return JSON.createArrayNode();
  }

  private static JsonNode versions(String connector) {
    return json(operator("/ops/api/connectors/" + connector + "/versions", null)).path("versions");
  }

  private static int live(String connector) {
    return live(connector, "live");
  }

  private static int live(String connector, String state) {
    int count = 0;
    for (JsonNode version : versions(connector)) {
      count += version.path("state").asText().equals(state) ? 1 : 0;
    }
    return count;
  }

  /** A GET without a body, else a POST. */
  private static HttpResponse<String> operator(String path, String body) {
    return demo.operator(path, body);
  }
}
