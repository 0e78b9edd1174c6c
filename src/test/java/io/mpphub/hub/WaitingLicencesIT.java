package io.mpphub.hub;

import static io.mpphub.hub.DemoProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.hub.StubRegistry.Mood;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty practice licences wait for the population registry. It is the registry's trouble on every
 * page, the registry is spared, and the licensing office hears of a licence once its checks are
 * done, once.
 */
class WaitingLicencesIT {

  private static final int LICENCES = 50;
  private static final Duration LONG = Duration.ofMinutes(3);

  /** So many answers the connector's circuit breaker looks at, and a few under way meanwhile. */
  private static final int UNTIL_THE_CIRCUIT_OPENS = 20 + 16;

  @TempDir Path data;

  @Test
  void waitWithOneCallToARegistryThatRefusesThePassword() throws Exception {
    try (StubRegistry registry = new StubRegistry();
        DemoProcess demo = demo(registry, Map.of("HUB_PROBE_FIRST", "1h"))) {
      registry.is(Mood.REFUSING);
      List<String> ids = new java.util.ArrayList<>(apply(demo, 1));
      ids.addAll(apply(demo, LICENCES - 1));

      assertThat(registry.calls()).isEqualTo(1);
      assertThat(demo.get("/api/v1/residents/" + DemoIT.SITI).statusCode()).isEqualTo(503);
      assertThat(registry.calls()).isEqualTo(1);
      await().atMost(LONG).until(() -> metrics(demo).contains(paused("dukcapil", "held")));
      assertThat(metrics(demo)).doesNotContain("hub_connector_paused{connector=\"licensing\"");
      JsonNode pause = connector(demo, "dukcapil").path("pause");
      assertThat(pause.path("by").asText()).isEqualTo("hub");
      assertThat(pause.path("reason").asText()).contains("registry refuses");
      assertThat(connector(demo, "licensing").path("pause").isNull()).isTrue();
      waitAtTheRegistry(demo, ids);

      // An operator asks by hand, before the password is mended and after.
      assertThat(attempt(demo)).isEqualTo("misconfigured");
      assertThat(registry.calls()).isEqualTo(2);
      assertThat(timesReceived(demo, ids)).isEmpty();
      registry.is(Mood.WELL);
      assertThat(attempt(demo)).isEqualTo("ok");

      endWell(demo, ids);
    }
  }

  @Test
  void dieAtTheRegistryThatIsDownAndGoOnFromThere() throws Exception {
    try (StubRegistry registry = new StubRegistry();
        DemoProcess demo = demo(registry, Map.of("HUB_DELIVERY_RETRY_ATTEMPTS", "1"))) {
      registry.is(Mood.DOWN);
      List<String> ids = apply(demo, LICENCES);

      dieAtTheRegistry(demo, registry, ids);
    }
  }

  @Test
  void dieAtTheRegistryThatHangsAndGoOnFromThere() throws Exception {
    try (StubRegistry registry = new StubRegistry();
        DemoProcess demo = demo(registry, Map.of("HUB_DELIVERY_RETRY_ATTEMPTS", "1"))) {
      registry.is(Mood.HANGING);
      List<String> ids = apply(demo, LICENCES);

      dieAtTheRegistry(demo, registry, ids);
    }
  }

  private static void dieAtTheRegistry(DemoProcess demo, StubRegistry registry, List<String> ids) {
    await().atMost(LONG).until(() -> letters(demo).size() > 0);
    JsonNode letter = letters(demo).get(0);
    assertThat(letter.path("connector").asText()).isEqualTo("dukcapil");
    assertThat(letter.path("operation").asText()).isEqualTo("find-resident");
    assertThat(letter.path("step").asText()).isEqualTo("resident");
    JsonNode dead = step(demo, letter.path("applicationId").asText());
    assertThat(dead.path("status").asText()).isEqualTo("dead");
    assertThat(dead.path("attempts").size()).isEqualTo(1);
    assertThat(demo.state(letter.path("applicationId").asText())).isEqualTo("failed");
    waitAtTheRegistry(demo, ids);
    int before = registry.calls();
    assertThat(before).isLessThanOrEqualTo(UNTIL_THE_CIRCUIT_OPENS);

    registry.is(Mood.WELL);
    await()
        .atMost(LONG)
        .until(
            () ->
                registry.calls() > before
                    && replayAll(demo)
                    && ids.stream().allMatch(id -> isOn(demo, id)));

    endWell(demo, ids);
  }

  private static boolean replayAll(DemoProcess demo) {
    letters(demo)
        .forEach(
            letter ->
                demo.operator(
                    "/ops/api/dead-letters/" + letter.path("id").asText() + "/replay", "{}"));
    return true;
  }

  private static boolean isOn(DemoProcess demo, String id) {
    return !List.of("failed", "waiting").contains(demo.state(id));
  }

  /** Each step of each application that isn't done is the registry's, and none is the office's. */
  private static void waitAtTheRegistry(DemoProcess demo, List<String> ids) {
    assertThat(timesReceived(demo, ids)).isEmpty();
    for (String id : ids) {
      JsonNode timeline = json(demo.operator("/ops/api/messages/" + id, null));
      assertThat(timeline.path("steps").size()).isEqualTo(1);
      assertThat(timeline.at("/steps/0/connector").asText()).isEqualTo("dukcapil");
      assertThat(timeline.at("/steps/0/kind").asText()).isEqualTo("check");
      assertThat(timeline.path("timeline").findValuesAsText("by"))
          .allMatch("dukcapil.find-resident"::equals);
    }
  }

  private static void endWell(DemoProcess demo, List<String> ids) {
    demo.awaitState(ids, "approved", LONG);
    assertThat(timesReceived(demo, ids)).hasSize(LICENCES).containsOnly(1);
    JsonNode steps = json(demo.operator("/ops/api/messages/" + ids.get(0), null)).path("steps");
    assertThat(steps.findValuesAsText("connector"))
        .containsExactly("dukcapil", "sisdmk", "sisdmk", "licensing");
    assertThat(steps.findValuesAsText("status")).containsOnly("delivered");
  }

  private DemoProcess demo(StubRegistry registry, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("DUKCAPIL_URL", registry.url().toString());
    return new DemoProcess(data, environment);
  }

  private static List<String> apply(DemoProcess demo, int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(i -> demo.apply(DemoIT.SITI, "Klinik " + i))
        .peek(answer -> assertThat(answer.statusCode()).isEqualTo(202))
        .peek(answer -> assertThat(json(answer).path("state").asText()).isEqualTo("waiting"))
        .map(answer -> json(answer).path("id").asText())
        .toList();
  }

  private static String attempt(DemoProcess demo) {
    return json(demo.operator(
            "/ops/api/connectors/dukcapil/operations/find-resident/try",
            "{\"nik\":\"" + DemoIT.SITI + "\"}"))
        .path("outcome")
        .asText();
  }

  private static JsonNode letters(DemoProcess demo) {
    return json(demo.operator("/ops/api/dead-letters", null)).path("messages");
  }

  private static JsonNode step(DemoProcess demo, String application) {
    return json(demo.operator("/ops/api/messages/" + application, null)).at("/steps/0");
  }

  private static JsonNode connector(DemoProcess demo, String name) {
    JsonNode all = json(demo.operator("/ops/api/connectors", null)).path("connectors");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(one -> one.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String metrics(DemoProcess demo) {
    return demo.operator("/actuator/prometheus", null).body();
  }

  private static String paused(String connector, String reason) {
    return "hub_connector_paused{connector=\"" + connector + "\",reason=\"" + reason + "\"}";
  }

  private static List<Integer> timesReceived(DemoProcess demo, List<String> ids) {
    JsonNode applications = json(demo.get("/sandbox/licensing/applications")).path("applications");
    return StreamSupport.stream(applications.spliterator(), false)
        .filter(application -> ids.contains(application.path("id").asText()))
        .map(application -> application.path("timesReceived").asInt())
        .toList();
  }
}
