package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.application.ApplicationState;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.TestConnectors;
import io.mpphub.delivery.message.Attempt;
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
import org.springframework.util.FileSystemUtils;

/** A hub of its own process, killed (SIGKILL) while it accepts and delivers. */
class KilledHubIT {

  /** An attempt has begun that will never end. */
  private static final String UNDER_WAY = "under way ";

  private static final String ACCEPTED = "accepted ";
  private static final int ENOUGH = 60;
  private static final String[] NOTHING_IS_LOST = {"hub.delivery.lost=3h", "hub.delivery.lease=3h"};
  private static final Connector LICENSING =
      TestConnectors.confirmable("licensing", DeliveryHub.QUICK, "submit", "status", "withdraw");

  @Test
  void losesNothingThatWasAccepted(@TempDir Path data) throws Exception {
    List<UUID> accepted = acceptUntilKilled(data, 10).accepted();

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
    List<UUID> accepted = new ArrayList<>(acceptUntilKilled(data, 0).accepted());
    accepted.addAll(acceptUntilKilled(data, 0).accepted());

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

  /** Nothing of it would be taken for lost for hours. */
  @Test
  void goesOnAtOnceThoughTheBrokersStoreIsGone(@TempDir Path data) throws Exception {
    Victims victims = acceptUntilKilled(data, 10);
    FileSystemUtils.deleteRecursively(data.resolve("artemis"));

    StubAgency agency = new StubAgency();
    agency.keeps(new Had(victims.underWay()));
    try (DeliveryHub hub = DeliveryHub.start(data, agency, NOTHING_IS_LOST).connect(LICENSING)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(victims.accepted())
                      .allSatisfy(
                          id -> assertThat(hub.state(id)).isEqualTo(ApplicationState.DELIVERED)));
    }

    assertThat(victims.underWay()).isNotEmpty();
    assertThat(agency.received)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(victims.underWay());
  }

  /** What a hub had promised, and what it was about when it was killed. */
  private record Victims(List<UUID> accepted, List<String> underWay) {}

  /** An agency that did what was under way. */
  private record Had(List<String> messages) implements StubAgency.Books {

    @Override
    public JsonNode submit(String messageId) {
      return StubAgency.reference("P-2");
    }

    @Override
    public JsonNode status(String messageId) {
      if (messages.contains(messageId)) {
        return StubAgency.reference("P-1");
      }
      throw new AgencyException("licensing", "status", Outcome.NOT_FOUND, 404, null, "unknown");
    }
  }

  /**
   * @param answered how many deliveries the agency answers
   */
  private static Victims acceptUntilKilled(Path data, int answered)
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
    List<String> underWay = new ArrayList<>();
    try (BufferedReader output = hub.inputReader()) {
      String line;
      while ((accepted.size() < ENOUGH || underWay.isEmpty())
          && (line = output.readLine()) != null) {
        if (line.startsWith(UNDER_WAY)) {
          underWay.add(line.substring(UNDER_WAY.length()));
        }
        if (line.startsWith(ACCEPTED)) {
          accepted.add(UUID.fromString(line.substring(ACCEPTED.length())));
        }
      }
    } finally {
      hub.destroyForcibly().waitFor();
    }
    assertThat(accepted).hasSizeGreaterThanOrEqualTo(ENOUGH);
    return new Victims(accepted, underWay);
  }

  /** Accepts and delivers for ever; after some requests the agency never answers. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] args) {
      StubAgency agency = new StubAgency();
      for (int i = 0; i < Integer.parseInt(args[1]); i++) {
        agency.answers(request -> StubAgency.reference("P-1"));
      }
      agency.keeps(new AgencyOfTheVictim());
      DeliveryHub hub =
          DeliveryHub.start(Path.of(args[0]), agency, NOTHING_IS_LOST).connect(LICENSING);
      for (; ; ) {
        System.out.println(ACCEPTED + hub.submit());
      }
    }
  }

  private static final class AgencyOfTheVictim implements StubAgency.Books {

    @Override
    public JsonNode submit(String messageId) {
      System.out.println(UNDER_WAY + messageId);
      return never();
    }

    /** All consumers may ask about what the victim before had under way. */
    @Override
    public JsonNode status(String messageId) {
      return submit(messageId);
    }

    private static JsonNode never() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return null;
    }
  }
}
