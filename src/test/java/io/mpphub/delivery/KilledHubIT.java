package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.store.ApplicationState;
import io.mpphub.store.Attempt;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub of its own process, killed (SIGKILL) while it accepts and delivers. */
class KilledHubIT {

  /** An attempt has begun that will never end. */
  private static final String UNDER_WAY = "under way";

  private static final String ACCEPTED = "accepted ";
  private static final int ENOUGH = 60;

  @Test
  void losesNothingThatWasAccepted(@TempDir Path data) throws Exception {
    List<UUID> accepted = acceptUntilKilled(data, 10);

    StubAgency agency = new StubAgency();
    try (DeliveryHub hub = DeliveryHub.start(data, agency).connect()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(accepted)
                      .allSatisfy(
                          id -> assertThat(hub.state(id)).isEqualTo(ApplicationState.DELIVERED)));

      assertThat(agency.received).doesNotHaveDuplicates();
      List<UUID> cutOff = accepted.stream().filter(id -> hub.attempts(id).size() > 1).toList();
      assertThat(cutOff).isNotEmpty();
      assertThat(cutOff)
          .allSatisfy(
              id ->
                  assertThat(hub.attempts(id))
                      .extracting(Attempt::outcome, Attempt::note)
                      .containsExactly(
                          tuple(null, "the hub stopped during this attempt"),
                          tuple("delivered", "may be a repeat")));
    }
  }

  /** Found by the drill: the second time, the message waited for its attempt's lease to end. */
  @Test
  void goesOnAtOnceWithWhatWasCutOffTwice(@TempDir Path data) throws Exception {
    List<UUID> accepted = new ArrayList<>(acceptUntilKilled(data, 0));
    accepted.addAll(acceptUntilKilled(data, 0));

    try (DeliveryHub hub = DeliveryHub.start(data, new StubAgency()).connect()) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(accepted)
                      .allSatisfy(
                          id -> assertThat(hub.state(id)).isEqualTo(ApplicationState.DELIVERED)));

      assertThat(accepted)
          .anySatisfy(
              id ->
                  assertThat(hub.attempts(id))
                      .extracting(Attempt::outcome)
                      .containsExactly(null, null, "delivered"));
    }
  }

  /**
   * @param answered how many deliveries the agency answers
   */
  private static List<UUID> acceptUntilKilled(Path data, int answered)
      throws IOException, InterruptedException {
    Process hub =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                data.toString(),
                Integer.toString(answered))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<UUID> accepted = new ArrayList<>();
    try (BufferedReader output = hub.inputReader()) {
      String line;
      boolean underWay = false;
      while ((accepted.size() < ENOUGH || !underWay) && (line = output.readLine()) != null) {
        underWay |= line.equals(UNDER_WAY);
        if (line.startsWith(ACCEPTED)) {
          accepted.add(UUID.fromString(line.substring(ACCEPTED.length())));
        }
      }
    } finally {
      hub.destroyForcibly().waitFor();
    }
    assertThat(accepted).hasSizeGreaterThanOrEqualTo(ENOUGH);
    return accepted;
  }

  /** Accepts and delivers for ever; after some requests the agency never answers. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] args) {
      StubAgency agency = new StubAgency();
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        agency.answers(request -> StubAgency.reference("P-1"));
      }
      for (int i = 0; i < 100; i++) {
        agency.answers(Victim::never);
      }
      DeliveryHub hub = DeliveryHub.start(Path.of(args[0]), agency).connect();
      for (; ; ) {
        System.out.println(ACCEPTED + hub.submit());
      }
    }

    private static JsonNode never(JsonNode request) {
      System.out.println(UNDER_WAY);
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return request;
    }
  }
}
