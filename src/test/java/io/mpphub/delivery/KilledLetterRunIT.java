package io.mpphub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.connector.TestConnectors;
import io.mpphub.delivery.letter.BulkRun;
import io.mpphub.delivery.letter.BulkRun.Action;
import io.mpphub.delivery.letter.BulkRun.State;
import io.mpphub.delivery.letter.LetterRuns;
import io.mpphub.delivery.letter.LetterSelection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is killed (SIGKILL) in the middle of a bulk replay, and one that goes on with it. */
class KilledLetterRunIT {

  private static final int LETTERS = 80;
  private static final int PACE = 40;
  private static final String REPLAYED = "replayed ";
  private static final RetryPolicy ONCE =
      new RetryPolicy(1, Duration.ofMillis(50), 1, Duration.ofMillis(50));

  @Test
  void goesOnAfterAKillAndTheAgencyGetsEachLetterOnce(@TempDir Path folder) throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Ledger ledger = new Ledger(Files.createFile(folder.resolve("ledger")));

    UUID run = replayUntilKilled(data, ledger);

    assertThat(ledger.lines()).hasSizeBetween(1, LETTERS - 1).doesNotHaveDuplicates();
    StubAgency agency = new StubAgency();
    agency.keeps(ledger);
    try (DeliveryHub hub = DeliveryHub.start(data, agency).connect(connector())) {
      LetterRuns runs = hub.bean(LetterRuns.class);
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> runs.find(run).orElseThrow().state() == State.DONE);
      BulkRun done = runs.find(run).orElseThrow();
      assertThat(done.done()).isEqualTo(LETTERS);
      assertThat(done.skipped()).isZero();
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () ->
                  assertThat(runs.outcome(run).toString())
                      .isEqualTo("{DELIVERED=" + LETTERS + "}"));
      assertThat(ledger.lines()).hasSize(LETTERS).doesNotHaveDuplicates();
    }
  }

  private static UUID replayUntilKilled(Path data, Ledger ledger)
      throws IOException, InterruptedException {
    Process hub =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                data.toString(),
                ledger.file().toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = hub.inputReader()) {
      String run =
          output
              .lines()
              .filter(line -> line.startsWith(REPLAYED))
              .map(line -> line.substring(REPLAYED.length()))
              .findFirst()
              .orElseThrow();
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> ledger.lines().size() >= LETTERS / 4);
      return UUID.fromString(run);
    } finally {
      hub.destroyForcibly().waitFor();
    }
  }

  private static Connector connector() {
    return TestConnectors.confirmed("licensing", ONCE, "submit", "status");
  }

  /** An agency that outlives the hub: what it did is in a file. */
  private record Ledger(Path file) implements StubAgency.Books {

    @Override
    public JsonNode submit(String messageId) {
      try {
        Files.writeString(file, messageId + "\n", StandardOpenOption.APPEND);
        return StubAgency.reference("P-1");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public JsonNode status(String messageId) {
      if (lines().contains(messageId)) {
        return StubAgency.reference("P-1");
      }
      throw new AgencyException(
          "licensing", "status", Outcome.NOT_FOUND, 404, null, "it is unknown");
    }

    List<String> lines() {
      try {
        return Files.readAllLines(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Replays dead letters until it is killed. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] args) {
      StubAgency agency = new StubAgency();
      agency.fails(
          LETTERS,
          new AgencyException("licensing", "submit", Outcome.TRANSIENT, 429, null, "it is down"));
      DeliveryHub hub = DeliveryHub.start(Path.of(args[0]), agency).connect(connector());
      for (int i = 0; i < LETTERS; i++) {
        hub.submit();
      }
      LetterRuns runs = hub.bean(LetterRuns.class);
      LetterSelection all = new LetterSelection(null, null, null, null, null, false);
      await().atMost(Duration.ofMinutes(2)).until(() -> runs.preview(all).count() == LETTERS);
      agency.keeps(new Ledger(Path.of(args[1])));
      BulkRun run =
          runs.start(
              new LetterRuns.Order(Action.REPLAY, all, null, LETTERS, PACE, "a test", "ani"));
      System.out.println(REPLAYED + run.id());
    }
  }
}
