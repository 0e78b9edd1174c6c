package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.peer.OpenSshServer;
import io.mpphub.peer.Postgres;
import io.mpphub.peer.SlowLine;
import io.mpphub.peer.SlowLine.Pace;
import io.mpphub.peer.StandaloneBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/**
 * A call to a database, a broker or a file server ends, however slowly it speaks, and what was
 * never sent leaves no doubt. A server that drips would take minutes here: a call that isn't broken
 * off fails the tests' own limit.
 */
@Timeout(120)
class SlowServersIT {

  private static final Path CONNECTORS =
      Path.of("src/test/resources/io/mpphub/connector/connectors");
  private static final String REQUEST =
      "{\"number\": \"1\", \"seconds\": 0, \"id\": \"1\", \"text\": \"x\"}";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path home;

  private static EmbeddedPostgres postgres;
  private static StandaloneBroker broker;
  private static OpenSshServer files;

  @BeforeAll
  static void start() throws IOException {
    postgres = Postgres.start();
    files = OpenSshServer.start(home.resolve("ssh"));
    Path reports = Files.createDirectories(files.root().resolve("from-mall/reports"));
    for (int i = 0; i < 500; i++) {
      Files.createFile(reports.resolve("a-report-of-another-day-" + i + ".csv"));
    }
  }

  @AfterAll
  static void stop() throws IOException {
    files.close();
    if (broker != null) {
      broker.close();
    }
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc, SILENT",
    "jdbc, BYTE_BY_BYTE",
    "amqp, SILENT",
    "amqp, BYTE_BY_BYTE",
    "tcp, SILENT",
    "tcp, BYTE_BY_BYTE",
    "sftp, SILENT",
    "sftp, BYTE_BY_BYTE"
  })
  void hasSentNothingToAServerThatDoesNotLetItIn(String scheme, Pace pace) throws Exception {
    try (SlowLine line = new SlowLine(port(scheme))) {
      line.pace(pace);
      try (ConnectorBench hub = hub(scheme, line)) {
        AgencyException failure = failure(hub, command(scheme));

        assertThat(failure.reach()).isEqualTo(Reach.NO_CONNECTION);
        assertThat(failure.mayBeApplied()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc, wait, SILENT",
    "jdbc, wait, BYTE_BY_BYTE",
    "jdbc, add-parcel, BYTE_BY_BYTE",
    "amqp, find-document, SILENT",
    "amqp, find-document-shared, SILENT",
    "amqp, store-document, SILENT",
    "tcp, find-document, BYTE_BY_BYTE",
    "tcp, store-document, SILENT",
    "tcp, store-document, BYTE_BY_BYTE"
  })
  void breaksOffWhatIsUnderWay(String scheme, String operation, Pace pace) throws Exception {
    try (SlowLine line = new SlowLine(port(scheme));
        ConnectorBench hub = hub(scheme, line)) {
      await().atMost(PATIENCE).until(() -> isThere(hub, operation));
      line.pace(pace);

      AgencyException failure = failure(hub, operation);

      assertThat(failure.reach()).isEqualTo(Reach.TIMED_OUT);
      assertThat(failure.mayBeApplied()).isTrue();
      line.pace(Pace.FULL);
    }
  }

  @ParameterizedTest
  @CsvSource({"SILENT", "BYTE_BY_BYTE"})
  void breaksOffAFileOnItsWay(Pace pace) throws Exception {
    try (SlowLine line = new SlowLine(port("sftp"));
        ConnectorBench hub = hub("sftp", line)) {
      line.paceAfter(8 * 1024, pace);

      // A machine with much to do may not even get in within the timeout.
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(failure(hub, "report").reach()).isEqualTo(Reach.TIMED_OUT));
    }
  }

  /** Nobody answers requests here; an order that is taken needs no answer. */
  private static boolean isThere(ConnectorBench hub, String operation) {
    AgencyException failure = failure(hub, operation);
    return failure == null || failure.reach() != Reach.NO_CONNECTION;
  }

  private static String command(String scheme) {
    return switch (scheme) {
      case "jdbc" -> "add-parcel";
      case "sftp" -> "report";
      default -> "store-document";
    };
  }

  private static int port(String scheme) {
    return switch (scheme) {
      case "jdbc" -> postgres.getPort();
      case "sftp" -> URI.create(files.url()).getPort();
      default -> broker().port();
    };
  }

  private static StandaloneBroker broker() {
    if (broker == null) {
      broker =
          StandaloneBroker.start(
              home, List.of("archive.requests", "archive.orders", "mall.replies"), List.of());
    }
    return broker;
  }

  private static AgencyException failure(ConnectorBench hub, String operation) {
    return catchThrowableOfType(AgencyException.class, () -> hub.call(operation, REQUEST));
  }

  private static ConnectorBench hub(String scheme, SlowLine line) throws Exception {
    String name =
        switch (scheme) {
          case "jdbc" -> "land-office";
          case "sftp" -> "clinic";
          default -> "archive";
        };
    Path folder = Files.createTempDirectory(home, "connectors").resolve(name);
    FileSystemUtils.copyRecursively(CONNECTORS.resolve(name), folder);
    Path file = folder.resolve("connector.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst(" timeout: \\ds", " timeout: 1s")
            .replaceFirst("(?m)^  tls: .*\\n", "")
            // What comes of its own accord takes more than routes.
            .replaceFirst("(?s)\n  staffing:.*(?=\n  report:)", "")
            .replaceFirst("(?s)\n  document-changed:.*", "\n"));
    String place = "127.0.0.1:" + line.port();
    return new ConnectorBench(
        folder,
        secrets(
            scheme.equals("jdbc")
                ? "jdbc:postgresql://" + place + "/postgres"
                : scheme + "://" + place),
        Clock.systemUTC());
  }

  private static Map<String, String> secrets(String url) {
    Map<String, String> secrets = new HashMap<>();
    for (String connector : List.of("LAND_OFFICE", "ARCHIVE", "CLINIC")) {
      secrets.put(connector + "_URL", url);
    }
    secrets.put("LAND_OFFICE_USER", "postgres");
    secrets.put("LAND_OFFICE_PASSWORD", "postgres");
    secrets.put("ARCHIVE_USER", StandaloneBroker.USER);
    secrets.put("ARCHIVE_PASSWORD", StandaloneBroker.PASSWORD);
    secrets.put("CLINIC_HOST_KEY", files.publicHostKey());
    secrets.put("CLINIC_USER", files.user());
    secrets.put("CLINIC_KEY", files.privateKey());
    return secrets;
  }
}
