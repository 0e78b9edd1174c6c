package io.mpphub.cli.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.frame.CommandException;
import io.mpphub.cli.frame.Surroundings;
import io.mpphub.connector.ConnectorJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;

/**
 * A running hub's {@code /ops/api}: {@code HUB_URL}, as the operator of {@code HUB_OPERATOR} and
 * {@code HUB_OPERATOR_PASSWORD}.
 */
final class HubClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;
  private final String authorization;

  /**
   * @throws CommandException when the environment lacks the key or the hub's address
   */
  HubClient(Surroundings surroundings) {
    url = Objects.requireNonNullElse(surroundings.value("HUB_URL"), "http://127.0.0.1:8080");
    String operator = Objects.requireNonNullElse(surroundings.value("HUB_OPERATOR"), "");
    String password = Objects.requireNonNullElse(surroundings.value("HUB_OPERATOR_PASSWORD"), "");
    if (operator.isBlank() || password.isBlank()) {
      throw CommandException.usage(
          "Set HUB_OPERATOR and HUB_OPERATOR_PASSWORD: the hub asks who you are.");
    }
    if (!url.matches("https?://.+")) {
      throw CommandException.usage("HUB_URL must be an http or https URL, but was " + url + ".");
    }
    byte[] credentials = (operator + ":" + password).getBytes(StandardCharsets.UTF_8);
    authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  /** The versions of a connector, the newest first. */
  JsonNode versions(String connector) {
    return json(send(request("/ops/api/connectors/" + connector + "/versions").GET()))
        .path("versions");
  }

  /** The zip of a version's folder. */
  byte[] version(String connector, String id) {
    return send(request("/ops/api/connectors/" + connector + "/versions/" + id).GET());
  }

  /**
   * Puts a version live again.
   *
   * @return the versions after that
   */
  JsonNode rollBack(String connector, String id) {
    String body = ConnectorJson.MAPPER.createObjectNode().put("version", id).toString();
    return json(send(
            request("/ops/api/connectors/" + connector + "/rollback")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))))
        .path("versions");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url.replaceFirst("/$", "") + path))
        .timeout(PATIENCE)
        .header("Authorization", authorization);
  }

  private byte[] send(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer;
    try {
      answer = http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw CommandException.unreachable(
          "The hub at " + url + " can't be reached. Is HUB_URL right?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.unreachable("Interrupted.");
    }
    if (answer.statusCode() / 100 != 2) {
      throw refusal(answer.statusCode(), answer.body());
    }
    return answer.body();
  }

  private CommandException refusal(int status, byte[] body) {
    return switch (status) {
      case 401 -> CommandException.usage("The hub does not know HUB_OPERATOR with this password.");
      case 403 -> CommandException.usage("HUB_OPERATOR is not allowed to do this.");
      default -> CommandException.fault("The hub says " + status + ": " + detail(body));
    };
  }

  private static String detail(byte[] body) {
    try {
      return json(body).path("detail").asText("no reason.");
    } catch (CommandException e) {
      return "no reason.";
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      return ConnectorJson.MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw CommandException.unreachable("What answers at HUB_URL is no hub.");
    }
  }
}
