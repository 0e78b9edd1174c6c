package io.mpphub.hub;

import static io.mpphub.hub.DemoProcess.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing accepted is lost: with the agency down, with the hub killed, with a difficult agency. */
class SurvivalIT {

  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path data;

  @Test
  void deliversEachOnceAfterTheAgencyIsBack() {
    try (DemoProcess demo = new DemoProcess(data, Map.of())) {
      demo.fault("licensing", "down");
      List<String> ids = apply(demo, 50);
      // Long enough for tries to fail and the circuit to open.
      org.awaitility.Awaitility.await()
          .atMost(LONG)
          .until(() -> ids.stream().anyMatch(id -> demo.state(id).equals("waiting")));
      demo.fault("licensing", "none");

      demo.awaitState(ids, "approved", LONG);
      assertThat(timesReceived(demo, ids)).hasSize(50).containsOnly(1);
    }
  }

  @Test
  void continuesAfterAKill() {
    try (DemoProcess demo = new DemoProcess(data, Map.of())) {
      List<String> ids = new ArrayList<>(apply(demo, 10));
      demo.kill();
      demo.start();
      ids.addAll(apply(demo, 10));
      demo.kill();
      demo.start();

      demo.awaitState(ids, "approved", LONG);
      assertThat(timesReceived(demo, ids)).hasSize(20);
    }
  }

  @Test
  void continuesAfterAKillWithAnAgencyThatIsSlowAndDecidesTwice() throws Exception {
    try (SlowAgency agency = new SlowAgency(Duration.ofMillis(1500))) {
      try (DemoProcess demo =
          new DemoProcess(data, Map.of("LICENSING_URL", agency.url().toString()))) {
        agency.hubAt(demo.url());
        List<String> ids = apply(demo, 12);
        org.awaitility.Awaitility.await().atMost(LONG).until(() -> agency.received() > 0);
        demo.kill();
        demo.start();

        demo.awaitState(ids, "approved", LONG);
        agency.awaitAllDecisionsTaken(LONG);
        for (String id : ids) {
          JsonNode history = json(demo.get("/api/v1/applications/" + id)).path("history");
          assertThat(history.findValuesAsText("state")).containsOnlyOnce("approved");
        }
        assertThat(agency.applications()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(agency.answersTo("not-one-of-ours")).isEqualTo(404);
      }
    }
  }

  private static List<String> apply(DemoProcess demo, int count) {
    return IntStream.range(0, count)
        .parallel()
        .mapToObj(i -> demo.apply(DemoIT.SITI, "Klinik " + i))
        .peek(answer -> assertThat(answer.statusCode()).isEqualTo(202))
        .map(answer -> id(answer))
        .toList();
  }

  private static String id(HttpResponse<String> answer) {
    return json(answer).path("id").asText();
  }

  private static List<Integer> timesReceived(DemoProcess demo, List<String> ids) {
    JsonNode applications = json(demo.get("/sandbox/licensing/applications")).path("applications");
    return StreamSupport.stream(applications.spliterator(), false)
        .filter(application -> ids.contains(application.path("id").asText()))
        .map(application -> application.path("timesReceived").asInt())
        .toList();
  }
}
