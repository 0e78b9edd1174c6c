package io.mpphub.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mpphub.contract.ApiDocument;
import io.mpphub.hub.DemoProcess;
import io.mpphub.webhook.Receiver;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that recipes name, each made anew whenever it is asked for. */
final class Fixtures {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");

  private final DemoProcess demo;
  private final Receiver receiver;
  private final Map<String, Supplier<String>> makers;
  private final Map<String, String> lastMade = new HashMap<>();
  private boolean reuse;

  Fixtures(DemoProcess demo, Receiver receiver) {
    this.demo = demo;
    this.receiver = receiver;
    this.makers =
        Map.of(
            "application", this::application,
            "ended", this::ended,
            "documented", this::documented,
            "webhook", this::webhook,
            "receiver", receiver::url,
            "booking", () -> made("counters/bookings", booking()),
            "day", CounterDatabase.DAY::toString,
            "slot", () -> CounterDatabase.SLOT,
            "fullSlot", () -> CounterDatabase.FULL_SLOT);
  }

  /** Whether what was made before will do again: while agencies are broken nothing can be made. */
  void reuse(boolean reuse) {
    this.reuse = reuse;
  }

  /** The value with all names replaced. */
  JsonNode fill(JsonNode value) {
    String text = value.toString();
    StringBuilder filled = new StringBuilder();
    Matcher names = NAME.matcher(text);
    while (names.find()) {
      names.appendReplacement(filled, Matcher.quoteReplacement(value(names.group(1))));
    }
    try {
      return JSON.readTree(names.appendTail(filled).toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private String value(String name) {
    if (!makers.containsKey(name)) {
      throw new IllegalArgumentException("No fixture makes " + name);
    }
    if (!reuse || !lastMade.containsKey(name)) {
      lastMade.put(name, makers.get(name).get());
    }
    return lastMade.get(name);
  }

  private String made(String collection, JsonNode body) {
    HttpResponse<String> answer = demo.post("/api/v1/" + collection, body);
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(collection + ": " + answer.statusCode() + answer.body());
    }
    return DemoProcess.json(answer).path("id").asText();
  }

  private String application() {
    return made("applications", example("ApplicationRequest"));
  }

  /** With four changes of state, and no more to come. */
  private String ended() {
    String id = application();
    demo.awaitState(List.of(id), "approved", Duration.ofMinutes(1));
    return id;
  }

  private String documented() {
    String id = application();
    String path = "/api/v1/applications/" + id + "/documents/identity-card.pdf";
    demo.send(
        demo.request(path)
            .header("Content-Type", "application/pdf")
            .PUT(BodyPublishers.ofString("%PDF-1.7"))
            .build());
    return id;
  }

  /** A client may have few of them, so the ones before go. */
  private String webhook() {
    DemoProcess.json(demo.get("/api/v1/webhooks"))
        .path("webhooks")
        .findValuesAsText("id")
        .forEach(id -> demo.send(demo.request("/api/v1/webhooks/" + id).DELETE().build()));
    return made("webhooks", JSON.createObjectNode().put("url", receiver.url()));
  }

  private static JsonNode example(String schema) {
    return ApiDocument.load().example(schema);
  }

  private static JsonNode booking() {
    return JSON.createObjectNode()
        .put("slotId", CounterDatabase.SLOT)
        .put("nik", "3508104101900001");
  }
}
