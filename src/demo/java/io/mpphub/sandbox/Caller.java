package io.mpphub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls a simulated agency as the hub would, for tests. */
final class Caller {

  static final ObjectMapper JSON = new ObjectMapper();

  /** A reply of the hub. */
  record Reply(int status, String text, HttpResponse<String> raw) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError("Not JSON: " + text, e);
      }
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private final Map<String, String> headers;

  Caller(URI base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  Reply get(String path) throws IOException {
    return send(request(path).GET());
  }

  Reply post(String path, Object body) throws IOException {
    String text = body instanceof String s ? s : JSON.writeValueAsString(body);
    return post(path, "application/json", text);
  }

  Reply post(String path, String contentType, String body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  Reply postForm(String path, String form) throws IOException {
    return post(path, "application/x-www-form-urlencoded", form);
  }

  /** Sends a request in the form of a sample's {@code wire-request.json}. */
  Reply send(JsonNode request) throws IOException {
    String query =
        request.path("query").properties().stream()
            .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue().asText(), UTF_8))
            .collect(Collectors.joining("&"));
    var prepared = request(request.path("path").asText() + (query.isEmpty() ? "" : "?" + query));
    request
        .path("headers")
        .properties()
        .forEach(header -> prepared.header(header.getKey(), header.getValue().asText()));
    JsonNode body = request.path("body");
    return send(
        prepared.method(
            request.path("method").asText(),
            body.isMissingNode()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(
                    body.isTextual() ? body.asText() : body.toString())));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
    headers.forEach(request::header);
    return request;
  }

  private Reply send(HttpRequest.Builder request) throws IOException {
    try {
      var raw = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(raw.statusCode(), raw.body(), raw);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
