package io.mpphub.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Calls the hub as an operator's program or as a front end. */
final class Caller {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String hub;
  private final String authorization;

  private Caller(int port, String authorization) {
    this.hub = "http://127.0.0.1:" + port;
    this.authorization = authorization;
  }

  /** With HTTP Basic; the password is {@code <name>-password}. */
  static Caller operator(int port, String name) {
    String credentials = name + ":" + name + "-password";
    return new Caller(
        port,
        "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  static Caller frontEnd(int port) {
    return new Caller(port, null);
  }

  /** Fails unless the answer is 200. */
  JsonNode json(String path) {
    return read(get(path));
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpResponse<String> post(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** In a trace that the caller began. */
  HttpResponse<String> post(String path, String body, String traceId) {
    return send(
        request(path)
            .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
            .POST(BodyPublishers.ofString(body)));
  }

  static JsonNode read(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return tree(answer);
  }

  static JsonNode tree(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub + path));
    return authorization == null
        ? request.header("X-Api-Key", ConsoleHub.API_KEY)
        : request.header("Authorization", authorization);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
