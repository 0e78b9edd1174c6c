package io.mpphub.drill;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One hub over HTTP. An unreachable hub is an {@link UncheckedIOException}. */
final class HubApi {

  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** A business that the national register knows. */
  private static final String BUSINESS = "/api/v1/businesses/8120003508001";

  /** Siti Aminah, an invented nurse who may have a practice licence. */
  private static final String NIK = "3508104101900001";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI url;
  private final String key;
  private final Duration patience;

  HubApi(URI url, String key) {
    this(url, key, Duration.ofSeconds(40));
  }

  /**
   * @param patience after that a request counts as lost
   */
  HubApi(URI url, String key, Duration patience) {
    this.url = url;
    this.key = key;
    this.patience = patience;
  }

  /** The number makes each different; one in ten is rejected, so that decisions differ. */
  static String practiceLicence(int number) {
    var application = JSON.createObjectNode().put("service", "practice-licence");
    application.putObject("applicant").put("nik", NIK);
    application.putObject("data").put("facility", number % 10 == 9 ? "REJECT" : "Klinik " + number);
    return application.toString();
  }

  boolean isReady() {
    try {
      return get("/actuator/health/readiness").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  HttpResponse<String> submit(String idempotencyKey, String application) {
    return send(
        request("/api/v1/applications")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(application)));
  }

  /** Asks another agency than the one that applications go to. */
  HttpResponse<String> lookUp() {
    return get(BUSINESS);
  }

  /** Empty when the hub doesn't know it. */
  Optional<StoredApplication> find(String id) {
    HttpResponse<String> answer = get("/api/v1/applications/" + id);
    return answer.statusCode() == 404
        ? Optional.empty()
        : Optional.of(read(expect(answer), StoredApplication.class));
  }

  /** Everything that the hub has, page by page. */
  List<StoredApplication> all() {
    List<StoredApplication> all = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonNode page =
          json("/api/v1/applications?limit=100" + (next.isEmpty() ? "" : "&after=" + next));
      page.path("applications")
          .forEach(a -> all.add(JSON.convertValue(a, StoredApplication.class)));
      next = page.path("next").asText(null);
    }
    return all;
  }

  /**
   * @throws IllegalStateException when the hub doesn't answer 200
   */
  JsonNode json(String path) {
    return read(expect(get(path)), JsonNode.class);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> expect(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
    return answer;
  }

  private static <T> T read(HttpResponse<String> answer, Class<T> type) {
    try {
      return JSON.readValue(answer.body(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).timeout(patience).header("X-Api-Key", key);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
