package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.mpphub.invalid.InvalidBox;
import io.mpphub.invalid.InvalidFilter;
import io.mpphub.invalid.SetAside;
import io.mpphub.peer.OpenSshServer;
import jakarta.jms.ConnectionFactory;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;

/** A large file of an agency, and a hub that is killed (SIGKILL) in the middle of it. */
class KilledImportIT {

  private static final int ROWS = 100_000;
  private static final Set<Integer> BAD = Set.of(17, 40_000, 99_999);
  private static final int KILLED_AFTER = 40_000;
  private static final String APPLIED = "applied ";

  @TempDir Path folder;

  @Test
  void appliesEachRowOnce() throws Exception {
    try (OpenSshServer server = OpenSshServer.start(folder.resolve("ssh"))) {
      Map<String, String> settings = settings(server);
      leave(server);
      int killedAt = importUntilKilled(settings);
      assertThat(killedAt).isLessThan(ROWS - 1000);

      try (ConnectorHub hub =
          ConnectorHub.start(home(), List.of("clinic"), settings, new Applied(events -> {}))) {
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> Files.exists(server.root().resolve("to-mall/done/night.csv")));

        JdbcTemplate database = hub.bean(JdbcTemplate.class);
        assertThat(
                database.queryForMap(
                    "select count(*) n, count(distinct code) codes, sum(amount) total from applied"))
            .containsEntry("n", ROWS - 3L)
            .containsEntry("codes", ROWS - 3L)
            .containsEntry("total", sumOfGoodRows());
        assertThat(hub.bean(InvalidBox.class).newest(new InvalidFilter("clinic", null, false), 10))
            .extracting(SetAside::rowNumber, SetAside::fault)
            .containsExactlyInAnyOrder(
                tuple(18L, "/count breaks the rule pattern"),
                tuple(40_001L, "/count breaks the rule pattern"),
                tuple(100_000L, "/count breaks the rule pattern"));
        assertThat(queued(hub)).hasSize(3);
      }
    }
  }

  @Test
  void appliesEachRowOnceThoughTheConnectorChanges() throws Exception {
    try (OpenSshServer server = OpenSshServer.start(folder.resolve("ssh"))) {
      leave(server);
      AtomicLong applied = new AtomicLong();
      try (ConnectorHub hub =
          ConnectorHub.start(
              home(),
              List.of("clinic"),
              settings(server),
              new Applied(events -> applied.addAndGet(events.size())))) {
        for (int change = 1; change <= 3; change++) {
          long rows = change * 10_000L;
          await().atMost(Duration.ofMinutes(1)).until(() -> applied.get() > rows);
          Files.writeString(
              hub.connector("clinic").resolve("connector.yaml"),
              "# changed\n",
              StandardOpenOption.APPEND);
        }
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> Files.exists(server.root().resolve("to-mall/done/night.csv")));

        assertThat(
                hub.bean(JdbcTemplate.class)
                    .queryForMap("select count(*) n, count(distinct code) codes from applied"))
            .containsEntry("n", ROWS - 3L)
            .containsEntry("codes", ROWS - 3L);
        assertThat(applied).hasValue(ROWS - 3);
      }
    }
  }

  private Path home() {
    return folder.resolve("home");
  }

  private static Map<String, String> settings(OpenSshServer server) {
    return Map.of(
        "CLINIC_URL", server.url(),
        "CLINIC_HOST_KEY", server.publicHostKey(),
        "CLINIC_USER", server.user(),
        "CLINIC_KEY", server.privateKey());
  }

  private static void leave(OpenSshServer server) throws IOException {
    Path directory = Files.createDirectories(server.root().resolve("to-mall"));
    Path part = directory.resolve("night.csv.part");
    try (BufferedWriter file = Files.newBufferedWriter(part)) {
      file.write("code,count\n");
      for (int i = 1; i <= ROWS; i++) {
        file.write("P-" + i + "," + (BAD.contains(i) ? "many" : String.valueOf(i % 100)) + "\n");
      }
    }
    Files.move(part, directory.resolve("night.csv"));
  }

  private static long sumOfGoodRows() {
    long sum = 0;
    for (int i = 1; i <= ROWS; i++) {
      sum += BAD.contains(i) ? 0 : i % 100;
    }
    return sum;
  }

  /** How many rows it had handed to the event's route. */
  private int importUntilKilled(Map<String, String> settings) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            home().toString());
    builder.environment().putAll(settings);
    Process hub = builder.redirectErrorStream(true).start();
    int applied = 0;
    List<String> output = new ArrayList<>();
    try (BufferedReader lines = hub.inputReader()) {
      for (String line = lines.readLine();
          applied < KILLED_AFTER && line != null;
          line = lines.readLine()) {
        output.add(line);
        applied = line.startsWith(APPLIED) ? number(line) : applied;
      }
    } finally {
      hub.destroyForcibly().waitFor();
    }
    assertThat(applied).as(String.join("\n", output)).isGreaterThanOrEqualTo(KILLED_AFTER);
    return applied;
  }

  private static int number(String line) {
    return Integer.parseInt(line.substring(APPLIED.length()));
  }

  private static Set<String> queued(ConnectorHub hub) {
    JmsTemplate queue = new JmsTemplate(hub.bean(ConnectionFactory.class));
    queue.setReceiveTimeout(500);
    List<String> ids = new ArrayList<>();
    for (Object id = queue.receiveAndConvert("hub.clinic.invalid");
        id != null;
        id = queue.receiveAndConvert("hub.clinic.invalid")) {
      ids.add((String) id);
    }
    assertThat(ids).doesNotHaveDuplicates();
    return new HashSet<>(ids);
  }

  /** Imports until it is killed, and tells how far it is. */
  static final class Victim {

    private Victim() {}

    public static void main(String[] args) {
      AtomicLong applied = new AtomicLong();
      Map<String, String> settings = new java.util.HashMap<>();
      for (String name :
          Arrays.asList("CLINIC_URL", "CLINIC_HOST_KEY", "CLINIC_USER", "CLINIC_KEY")) {
        settings.put(name, System.getenv(name));
      }
      ConnectorHub.start(
          Path.of(args[0]),
          List.of("clinic"),
          settings,
          new Applied(events -> System.out.println(APPLIED + applied.addAndGet(events.size()))));
    }
  }
}
