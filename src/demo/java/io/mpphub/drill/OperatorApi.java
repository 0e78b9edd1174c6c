package io.mpphub.drill;

import io.mpphub.peer.Patience;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Dead letters of one hub over HTTP. An unreachable hub is an {@link UncheckedIOException}. */
final class OperatorApi {

  private static final String REPLAYS = "/ops/api/dead-letters/replays";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI hub;

  OperatorApi(URI hub) {
    this.hub = hub;
  }

  JsonNode preview() {
    return send(request(REPLAYS + "/preview?connector=licensing").GET());
  }

  /** Begins one of what the preview shows. */
  JsonNode replay(JsonNode preview, int perSecond) {
    var order = HubApi.JSON.createObjectNode().put("connector", "licensing");
    order.put("expected", preview.path("count").asLong());
    order.put("until", preview.path("until").asText());
    order.put("perSecond", perSecond).put("reason", "a drill");
    return send(
        request(REPLAYS)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(order.toString())));
  }

  JsonNode find(String replay) {
    return send(request(REPLAYS + "/" + replay).GET());
  }

  JsonNode stop(String replay) {
    return send(request(REPLAYS + "/" + replay + "/stop").POST(BodyPublishers.noBody()));
  }

  JsonNode resume(String replay) {
    return send(request(REPLAYS + "/" + replay + "/resume").POST(BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(hub.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("Authorization", DeadLetterStage.authorization());
  }

  /** Once more as long as the hub is too busy. */
  private JsonNode send(HttpRequest.Builder request) {
    return Patience.of(Duration.ofMinutes(2))
        .every(Duration.ofMillis(500))
        .get(() -> answer(request));
  }

  private Optional<JsonNode> answer(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() == 503) {
        return Optional.empty();
      }
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
      }
      return Optional.of(HubApi.JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
