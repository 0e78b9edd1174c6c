package io.mpphub.hub;

import static io.mpphub.hub.DemoProcess.JSON;
import static io.mpphub.hub.DemoProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./hub connector} as an agency's IT person types it, beside a running demo in a copy of the
 * hub's home.
 */
class ConnectorCommandsIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir static Path home;
  @TempDir static Path desk;
  private static Path secrets;
  private static DemoProcess demo;
  private static WireMockServer agency;

  @BeforeAll
  static void start() throws IOException {
    Command.isBuilt();
    FileSystemUtils.copyRecursively(Path.of("routes"), home.resolve("routes"));
    FileSystemUtils.copyRecursively(Path.of("connectors"), home.resolve("connectors"));
    secrets = Files.createDirectory(home.resolve("secrets"));
    agency = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    agency.start();
    demo =
        new DemoProcess(
            Files.createDirectory(home.resolve("data")),
            Map.of("HUB_HOME", home.toString(), "HUB_SECRETS", secrets.toString()));
  }

  @AfterAll
  static void stop() {
    demo.close();
    agency.stop();
  }

  private static Command connector(String... words) throws Exception {
    return connector(Map.of(), words);
  }

  private static Command connector(Map<String, String> environment, String... words)
      throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("HUB_HOME", home.toString());
    all.put("HUB_SECRETS", secrets.toString());
    all.put("HUB_URL", demo.url().toString());
    all.put("HUB_OPERATOR", "operator");
    all.put("HUB_OPERATOR_PASSWORD", "demo");
    all.putAll(environment);
    String[] typed = new String[words.length + 1];
    typed[0] = "connector";
    System.arraycopy(words, 0, typed, 1, words.length);
    return Command.hub(desk, all, typed);
  }

  private static void succeeds(Command command, String... texts) {
    assertThat(command.status()).as(command.output()).isZero();
    assertThat(command.output()).contains(texts);
  }

  @Test
  void bringsANewAgencyLiveWithFilesAlone() throws Exception {
    agency.stubFor(
        WireMock.get("/taman/7")
            .withHeader("X-Api-Key", WireMock.equalTo("swordfish"))
            .willReturn(WireMock.okJson("{\"nama\":\"Alun-Alun\",\"luas\":\"12500\"}")));
    succeeds(connector("new", "parks", "--protocol", "rest", "--in", "."), "parks/connector.yaml");
    edit();
    succeeds(connector("validate", "./parks"), "ok    parks");
    succeeds(connector("test", "./parks"), "1 sample, all hold");

    Files.writeString(secrets.resolve("PARKS_URL"), agency.baseUrl());
    Files.writeString(secrets.resolve("PARKS_KEY"), "swordfish");
    succeeds(
        connector(
            "try",
            "./parks",
            "find-park",
            "--request",
            "parks/samples/find-park/square/request.json"),
        "ok  parks.find-park",
        "\"name\": \"Alun-Alun\"");
    succeeds(connector("doctor", "./parks"), "ok    call");
    FileSystemUtils.copyRecursively(desk.resolve("parks"), home.resolve("connectors/parks"));

    await().atMost(SOON).until(() -> ask().path("outcome").asText().equals("ok"));
    assertThat(ask().at("/answer/area").asInt()).isEqualTo(12500);
    comparesAndRollsBack();
  }

  private static void comparesAndRollsBack() throws Exception {
    Path file = home.resolve("connectors/parks/connector.yaml");
    String before = Files.readString(file);
    Files.writeString(file, before.replace("title: Find a park", "title: Find a square"));
    await().atMost(SOON).until(() -> connector("versions", "parks").output().lines().count() == 2);
    String first = connector("versions", "parks").output().lines().toList().get(1).split(" ")[0];

    succeeds(
        connector("diff", "parks", first),
        "~ operations.find-park.title: Find a park -> Find a square");
    succeeds(connector("rollback", "parks", first), "parks is what it was in version " + first);

    assertThat(file).hasContent(before);
    assertThat(ask().path("outcome").asText()).isEqualTo("ok");
  }

  @Test
  void recordsASampleFromTheSandbox() throws Exception {
    String url = "";
    for (JsonNode one : json(demo.get("/sandbox")).path("agencies")) {
      url = one.path("name").asText().equals("dukcapil") ? one.path("url").asText() : url;
    }
    Map<String, String> environment =
        Map.of(
            "DUKCAPIL_URL", url,
            "DUKCAPIL_USER_ID", "demo-dukcapil",
            "DUKCAPIL_PASSWORD", "demo-dukcapil-password",
            "DUKCAPIL_IP_USER", "127.0.0.1");
    FileSystemUtils.copyRecursively(Path.of("connectors/dukcapil"), desk.resolve("dukcapil"));
    Files.writeString(desk.resolve("budi.json"), "{\"nik\": \"3508101505850002\"}");

    succeeds(
        connector(
            environment,
            "record",
            "./dukcapil",
            "find-resident",
            "--request",
            "budi.json",
            "--case",
            "budi"),
        "samples/find-resident/budi/response.json");

    Path sample = desk.resolve("dukcapil/samples/find-resident/budi");
    assertThat(Files.readString(sample.resolve("wire-response.json")))
        .doesNotContain("3508101505850002")
        .doesNotContainIgnoringCase("santoso");
    succeeds(connector("test", "./dukcapil"), "find-resident/budi", "all hold");
  }

  @Test
  void endsWithTheExitCodeOfTheCommand() throws Exception {
    assertThat(connector("validate", "nobody").status()).isEqualTo(2);
    assertThat(connector(Map.of("HUB_URL", "http://127.0.0.1:1"), "versions", "parks").status())
        .isEqualTo(3);
    assertThat(connector("--help").output()).contains("Exit codes:").doesNotContain("\u001b");
  }

  /** What the agency's IT person does with an editor. */
  private static void edit() throws IOException {
    Path parks = desk.resolve("parks");
    FileSystemUtils.deleteRecursively(parks.resolve("samples/find-record"));
    Files.delete(parks.resolve("mappings/find-record.response.jslt"));
    Path yaml = parks.resolve("connector.yaml");
    String text = Files.readString(yaml);
    String operations =
        """
        operations:
          find-park:
            title: Find a park
            kind: query
            request: {method: GET, path: "/taman/{id}", pathParameters: {id: .id}}
            response: {mapping: find-park.response.jslt}
        """;
    Files.writeString(yaml, text.substring(0, text.indexOf("operations:")) + operations);
    Files.writeString(
        parks.resolve("mappings/find-park.response.jslt"),
        "{\"name\": text(.nama), \"area\": decimal(.luas)}");
    Path sample = Files.createDirectories(parks.resolve("samples/find-park/square"));
    Files.writeString(sample.resolve("request.json"), "{\"id\": \"7\"}");
    Files.writeString(
        sample.resolve("wire-request.json"), "{\"method\": \"GET\", \"path\": \"/taman/7\"}");
    Files.writeString(
        sample.resolve("wire-response.json"),
        "{\"status\": 200, \"body\": {\"nama\": \"Alun-Alun\", \"luas\": \"12500\"}}");
    Files.writeString(
        sample.resolve("response.json"), "{\"name\": \"Alun-Alun\", \"area\": 12500}");
  }

  /** Calls the operation in the running hub. */
  private static JsonNode ask() {
    return json(
        demo.operator(
            "/ops/api/connectors/parks/operations/find-park/try",
            JSON.createObjectNode().put("id", "7").toString()));
  }
}
