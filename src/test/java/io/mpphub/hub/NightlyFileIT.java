package io.mpphub.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mpphub.peer.OpenSshServer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The health office's file at its real size, from OpenSSH into a demo that is killed meanwhile. */
class NightlyFileIT {

  private static final int ROWS = 100_000;
  private static final Set<Integer> BAD = Set.of(17, 40_000, 99_999);
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Pattern APPLIED =
      Pattern.compile("hub_file_rows_total\\{.*outcome=\"applied\".*} ([0-9.E]+)");

  @TempDir Path home;

  /** The demo's own office takes a password, OpenSSH here a key. */
  @BeforeEach
  void changeTheLogin() throws IOException {
    FileSystemUtils.copyRecursively(Path.of("routes"), home.resolve("routes"));
    FileSystemUtils.copyRecursively(Path.of("connectors"), home.resolve("connectors"));
    Path file = home.resolve("connectors/health-office/connector.yaml");
    String login =
        "auth: {type: private-key, username: \"{{HEALTH_OFFICE_USER}}\", privateKey: \"{{HEALTH_OFFICE_KEY}}\"}";
    Files.writeString(
        file,
        Files.readString(file)
            .replaceFirst("auth: .*", Matcher.quoteReplacement(login))
            .replace("every: 10s", "every: 1s"));
  }

  @Test
  void appliesEachRowOnceThoughTheHubIsKilled() throws Exception {
    try (OpenSshServer server = OpenSshServer.start(home.resolve("ssh"))) {
      leave(server);
      try (DemoProcess demo =
          new DemoProcess(Files.createDirectory(home.resolve("data")), settings(server))) {
        await()
            .atMost(LONG)
            .pollInterval(Duration.ofMillis(100))
            .until(() -> applied(demo) > ROWS / 3);
        demo.kill();
        assertThat(server.root().resolve("outbox/staffing-night.csv")).exists();
        demo.start();

        await()
            .atMost(LONG)
            .until(() -> Files.exists(server.root().resolve("outbox/done/staffing-night.csv")));
        assertThat(demo.output())
            .contains((ROWS - 3) + " rows of staffing-night.csv and set 3 aside")
            .doesNotContain("Puskesmas 40000");
      }
    }
    JdbcTemplate database =
        new JdbcTemplate(
            new DriverManagerDataSource("jdbc:h2:async:" + home.resolve("data/db/hub"), "sa", ""));
    assertThat(database.queryForObject("select count(*) from facility_staffing", Long.class))
        .isEqualTo(ROWS - 3L);
    assertThat(database.queryForMap("select state, applied_rows, invalid_rows from file_progress"))
        .containsEntry("state", "done")
        .containsEntry("applied_rows", ROWS - 3L)
        .containsEntry("invalid_rows", 3L);
    assertThat(
            database.queryForList(
                "select row_number from invalid_row order by row_number", Long.class))
        .isEqualTo(List.of(18L, 40_001L, 100_000L));
  }

  private static Map<String, String> settings(OpenSshServer server) {
    return Map.of(
        "HEALTH_OFFICE_URL", server.url(),
        "HEALTH_OFFICE_HOST_KEY", server.publicHostKey(),
        "HEALTH_OFFICE_USER", server.user(),
        "HEALTH_OFFICE_KEY", server.privateKey(),
        "HUB_HOME", server.root().getParent().getParent().toString());
  }

  private static void leave(OpenSshServer server) throws IOException {
    Path outbox = Files.createDirectories(server.root().resolve("outbox"));
    Path part = outbox.resolve("staffing-night.csv.part");
    try (BufferedWriter file = Files.newBufferedWriter(part)) {
      file.write("kode_faskes;nama_faskes;profesi;jumlah;jumlah_str_aktif;tanggal\n");
      for (int i = 1; i <= ROWS; i++) {
        file.write(
            "%d;Puskesmas %d;Perawat;%s;1;24-11-2026%n"
                .formatted(1_000_000 + i, i, BAD.contains(i) ? "banyak" : String.valueOf(i % 100)));
      }
    }
    Files.move(part, outbox.resolve("staffing-night.csv"));
  }

  private static double applied(DemoProcess demo) {
    String operator =
        Base64.getEncoder().encodeToString("operator:demo".getBytes(StandardCharsets.UTF_8));
    String metrics =
        demo.send(
                HttpRequest.newBuilder(demo.url().resolve("/actuator/prometheus"))
                    .header("Authorization", "Basic " + operator)
                    .build())
            .body();
    Matcher applied = APPLIED.matcher(metrics);
    return applied.find() ? Double.parseDouble(applied.group(1)) : 0;
  }
}
