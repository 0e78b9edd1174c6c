package io.mpphub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Faulty files in {@code routes/}, when a hub starts and while it runs. */
class RouteFilesIT {

  private static final String BUDI = "3508101505850002";
  private static final String LICENCE =
      """
      {"service": "practice-licence", "applicant": {"nik": "%s"},
       "data": {"facility": "Puskesmas A", "profession": "nurse", "strNumber": "x"}}
      """
          .formatted(BUDI);

  private final HttpClient http = HttpClient.newHttpClient();
  private Path routes;
  private BareHub hub;

  @Test
  void startsWithFaultyFilesAndTakesEachWhenItIsMended(@TempDir Path folder) throws Exception {
    Path home = BareHub.home(folder.resolve("hub"));
    for (String connector : List.of("dukcapil", "sisdmk", "licensing")) {
      FileSystemUtils.copyRecursively(
          Path.of("connectors", connector), home.resolve("connectors").resolve(connector));
    }
    routes = home.resolve("routes");
    spoil("services/readiness.camel.yaml");
    spoil("services/practice-licence.steps.yaml");
    spoil("services/complaint.schema.json");
    spoil("services/indonesian.yaml");
    spoil("templates/sftp.camel.yaml");
    spoil("errors.camel.yaml");
    try (BareHub started =
        BareHub.start(
            folder,
            "hub",
            home,
            "hub.security.operators[0].name=ani",
            "hub.security.operators[0].password=password-of-ani",
            "hub.security.operators[0].roles=admin",
            "DUKCAPIL_URL=http://127.0.0.1:9",
            "DUKCAPIL_USER_ID=user",
            "DUKCAPIL_PASSWORD=password",
            "DUKCAPIL_IP_USER=127.0.0.1",
            "SISDMK_URL=http://127.0.0.1:9",
            "SISDMK_USERNAME=user",
            "SISDMK_PASSWORD=password",
            "LICENSING_URL=http://127.0.0.1:9",
            "LICENSING_KEY=key",
            "LICENSING_INBOUND_KEY=inbound-key")) {
      hub = started;

      assertThat(refused())
          .contains(
              "routes/errors.camel.yaml",
              "routes/services/readiness.camel.yaml",
              "routes/services/practice-licence.steps.yaml",
              "routes/services/complaint.schema.json",
              "routes/services/indonesian.yaml",
              "routes/templates/sftp.camel.yaml");
      assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
      assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(get("/actuator/health/readiness").body()).contains("routes/errors.camel.yaml");
      assertProblem(get("/api/v1/services"), "hub-unavailable");

      mend("errors.camel.yaml");
      awaitStatus("/api/v1/services", 200);
      assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      assertThat(refused())
          .containsExactly(
              "routes/services/complaint.schema.json",
              "routes/services/indonesian.yaml",
              "routes/services/practice-licence.steps.yaml",
              "routes/services/readiness.camel.yaml",
              "routes/templates/sftp.camel.yaml");
      assertProblem(get("/api/v1/readiness"), "agency-unavailable");
      assertProblem(post("/api/v1/applications", LICENCE), "hub-unavailable");

      for (String file :
          List.of(
              "services/readiness.camel.yaml",
              "services/practice-licence.steps.yaml",
              "services/complaint.schema.json",
              "services/indonesian.yaml",
              "templates/sftp.camel.yaml")) {
        mend(file);
      }
      await().untilAsserted(() -> assertThat(refused()).isEmpty());
      assertThat(get("/api/v1/readiness").statusCode()).isEqualTo(200);

      holdsStepsAgainstTheConnectors(home.resolve("connectors"));
      changesWhileItRuns();
    }
  }

  /** Whichever side changes, and whatever stands in the file: no loop, and no restart. */
  private void holdsStepsAgainstTheConnectors(Path connectors) throws IOException {
    Path sisdmk = connectors.resolve("sisdmk/connector.yaml");
    String connector = Files.readString(sisdmk);
    String steps = "services/practice-licence.steps.yaml";
    FileSystemUtils.deleteRecursively(connectors.resolve("sisdmk/samples"));
    Files.writeString(sisdmk, connector.replace("  check-str:", "  check-registration:"));
    await().untilAsserted(() -> assertThat(refused()).containsExactly("routes/" + steps));
    assertThat(get("/ops/api/routes").body())
        .contains("sisdmk.check-str is no operation of the connector")
        .contains("\"goesOn\":true");
    assertThat(post("/api/v1/applications", LICENCE).statusCode()).isEqualTo(202);
    Files.writeString(sisdmk, connector);
    await().untilAsserted(() -> assertThat(refused()).isEmpty());

    String text = Files.readString(routes.resolve(steps));
    Files.writeString(routes.resolve(steps), text.replace("name: registration", "name: resident"));
    await().untilAsserted(() -> assertThat(refused()).containsExactly("routes/" + steps));
    assertThat(post("/api/v1/applications", LICENCE).statusCode()).isEqualTo(202);
    Files.delete(routes.resolve(steps));
    await()
        .untilAsserted(
            () -> assertThat(get("/ops/api/routes").body()).contains("takes no applications"));
    assertProblem(post("/api/v1/applications", LICENCE), "hub-unavailable");
    assertThat(post("/api/v1/applications", LICENCE).headers().firstValue("Retry-After"))
        .isPresent();
    assertThat(json(get("/api/v1/services/practice-licence")).path("state").asText())
        .isEqualTo("held");
    assertThat(get("/actuator/prometheus").body()).contains("hub_files_refused 1.0");
    mend(steps);
    await().untilAsserted(() -> assertThat(refused()).isEmpty());
    assertThat(post("/api/v1/applications", LICENCE).statusCode()).isEqualTo(202);
  }

  private void changesWhileItRuns() throws IOException {
    spoil("services/readiness.camel.yaml");
    spoil("errors.camel.yaml");
    spoil("services/api.camel.yaml");
    await().untilAsserted(() -> assertThat(refused()).hasSize(3));
    assertThat(get("/api/v1/readiness").statusCode()).isEqualTo(200);
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(get("/ops").body()).contains("what it said before goes on");
    assertThat(get("/ops/routes").body()).contains("routes/services/api.camel.yaml");

    Files.delete(routes.resolve("services/readiness.camel.yaml"));
    awaitStatus("/api/v1/readiness", 503);
    assertProblem(get("/api/v1/readiness"), "agency-unavailable");
    Files.delete(routes.resolve("agency.camel.yaml"));
    awaitStatus("/actuator/health/readiness", 503);
    assertThat(refused()).contains("routes/agency.camel.yaml");

    mend("services/readiness.camel.yaml");
    mend("agency.camel.yaml");
    mend("errors.camel.yaml");
    mend("services/api.camel.yaml");
    awaitStatus("/actuator/health/readiness", 200);
    awaitStatus("/api/v1/readiness", 200);
    assertThat(post("/agency/nobody/decisions", "{}").statusCode()).isEqualTo(404);
    await().untilAsserted(() -> assertThat(refused()).isEmpty());
  }

  private void spoil(String name) throws IOException {
    Path file = routes.resolve(name);
    String text = Files.readString(file);
    Files.writeString(
        file,
        name.endsWith(".json")
            ? text.replaceFirst("\"type\": *\"object\"", "\"type\": 7")
            : text + "\n- kind: {no: step}\n");
  }

  private void mend(String name) throws IOException {
    Files.writeString(routes.resolve(name), Files.readString(Path.of("routes", name)));
  }

  private List<String> refused() {
    return StreamSupport.stream(json(get("/ops/api/routes")).path("refused").spliterator(), false)
        .peek(file -> assertThat(file.path("faults")).isNotEmpty())
        .map(file -> file.path("file").asText())
        .toList();
  }

  private void awaitStatus(String path, int status) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(get(path).statusCode()).as(path).isEqualTo(status));
  }

  private static void assertProblem(HttpResponse<String> answer, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(json(answer).path("code").asText()).isEqualTo(code);
  }

  private HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(hub.url(path));
    if (path.startsWith("/api")) {
      return request.header("X-Api-Key", BareHub.KEY);
    }
    String operator =
        Base64.getEncoder().encodeToString("ani:password-of-ani".getBytes(StandardCharsets.UTF_8));
    return request.header("Authorization", "Basic " + operator);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(answer.body(), e);
    }
  }
}
