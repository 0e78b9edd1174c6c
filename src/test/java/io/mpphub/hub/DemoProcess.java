package io.mpphub.hub;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.drill.HubProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A running {@code ./hub demo}. Killed and started again, it keeps its port and data. */
public final class DemoProcess implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Path data;
  private final Map<String, String> environment = new HashMap<>();
  private final int port = freePort();
  private Process process;

  /** Started at once; ready when this returns. */
  public DemoProcess(Path data, Map<String, String> environment) {
    this.data = data;
    this.environment.putAll(environment);
    start();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it (again) and waits until it is ready. */
  void start() {
    try {
      ProcessBuilder builder = new ProcessBuilder(command("io.mpphub.sandbox.DemoHub"));
      builder.environment().putAll(environment);
      builder.environment().put("HUB_PORT", Integer.toString(port));
      builder.environment().put("HUB_DATA", data.toString());
      builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      awaitReady();
    } catch (RuntimeException e) {
      // Nobody else would end it.
      kill();
      throw e;
    }
  }

  private void awaitReady() {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .failFast("the demo ended; its log tells why", () -> !process.isAlive())
        .until(() -> get("/actuator/health/readiness").statusCode() == 200);
  }

  /** Runs a main class as {@code ./hub demo} does. */
  static List<String> command(String mainClass) throws IOException {
    return HubProcess.command(mainClass);
  }

  /** As {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private File log() {
    return data.resolve("demo.log").toFile();
  }

  /** Everything that it has printed and logged so far. */
  public String output() {
    try {
      return Files.readString(log().toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  public HttpResponse<String> post(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** A request with the demo client's key. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url().resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("X-Api-Key", "demo-mall")
        .header("Accept-Language", "en");
  }

  /**
   * As the demo's operator.
   *
   * @param body of a POST, null for a GET
   */
  public HttpResponse<String> operator(String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url().resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("operator:demo".getBytes()));
    return send(
        body == null
            ? request.GET().build()
            : request
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Applies for a practice licence. */
  HttpResponse<String> apply(String nik, String facility) {
    return post(
        "/api/v1/applications",
        JSON.createObjectNode()
            .put("service", "practice-licence")
            .<com.fasterxml.jackson.databind.node.ObjectNode>set(
                "applicant", JSON.createObjectNode().put("nik", nik))
            .set("data", JSON.createObjectNode().put("facility", facility)));
  }

  /** The state of an application now. */
  String state(String id) {
    return json(get("/api/v1/applications/" + id)).path("state").asText();
  }

  public void awaitState(List<String> ids, String state, Duration atMost) {
    await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(
            () ->
                org.assertj.core.api.Assertions.assertThat(ids)
                    .allMatch(id -> state(id).equals(state)));
  }

  public void fault(String agency, String mode) {
    HttpResponse<String> answer =
        post("/sandbox/" + agency + "/fault", JSON.createObjectNode().put("mode", mode));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(agency + " can't be made " + mode + ": " + answer.body());
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
