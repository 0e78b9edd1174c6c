package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.jcraft.jsch.SftpException;
import io.mpphub.application.ApplicationState;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.sftp.SftpVisit;
import io.mpphub.invalid.InvalidBox;
import io.mpphub.invalid.InvalidFilter;
import io.mpphub.invalid.SetAside;
import io.mpphub.peer.OpenSshServer;
import io.mpphub.peer.SlowLine;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.util.FileSystemUtils;

/** The protocol {@code sftp} against a real OpenSSH server. */
class SftpIT {

  private static final InvalidFilter ALL = new InvalidFilter("clinic", null, false);
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private static Path folder;

  private static final AtomicInteger FAILURES = new AtomicInteger();
  private static OpenSshServer server;
  private static ConnectorHub hub;
  private static JdbcTemplate database;

  @BeforeAll
  static void start() throws IOException {
    server = OpenSshServer.start(folder.resolve("ssh"));
    Files.createDirectories(server.root().resolve("to-mall"));
    hub = ConnectorHub.start(folder.resolve("home"), List.of("clinic"), settings(), applied());
    database = hub.bean(JdbcTemplate.class);
  }

  private static Applied applied() {
    return new Applied(
        events -> {
          if (FAILURES.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new QueryTimeoutException("for a while");
          }
          events.forEach(
              event -> {
                if (event.path("count").intValue() == 13) {
                  throw new IllegalArgumentException("not this one");
                }
              });
        });
  }

  private static Map<String, String> settings() {
    return new HashMap<>(
        Map.of(
            "CLINIC_URL", server.url(),
            "CLINIC_HOST_KEY", server.publicHostKey(),
            "CLINIC_USER", server.user(),
            "CLINIC_KEY", server.privateKey()));
  }

  @AfterAll
  static void stop() {
    hub.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    database.update("delete from applied");
    database.update("delete from invalid_row");
    JmsTemplate queue = new JmsTemplate(hub.bean(ConnectionFactory.class));
    queue.setReceiveTimeout(JmsTemplate.RECEIVE_TIMEOUT_NO_WAIT);
    while (queue.receive("hub.clinic.invalid") != null) {
      // what earlier tests left
    }
  }

  @Test
  void appliesRowsAndSetsBadOnesAside() throws IOException {
    leave("night.csv", "code,count\nP-1,1\nP-2,two\nP-3,13\n\"P-4,4\nP-5,5\n");

    awaitIn("done", "night.csv");
    assertThat(database.queryForList("select code from applied order by code", String.class))
        .containsExactly("P-1", "P-5");
    assertThat(invalid())
        .extracting(SetAside::source, SetAside::rowNumber, SetAside::fault, SftpIT::content)
        .containsExactly(
            tuple("night.csv", 3L, "/count breaks the rule pattern", "P-2,two"),
            tuple("night.csv", 4L, "the hub can't store it (IllegalArgumentException)", "P-3,13"),
            tuple("night.csv", 5L, "has quotes that don't match", "\"P-4,4"));
    JmsTemplate queue = new JmsTemplate(hub.bean(ConnectionFactory.class));
    List<String> ids =
        Stream.generate(() -> queue.receiveAndConvert("hub.clinic.invalid"))
            .limit(3)
            .map(String.class::cast)
            .toList();
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            invalid().stream().map(row -> row.id().toString()).toList());
    assertThat(folder.resolve("home/data/files")).isDirectoryNotContaining("regex:.*csv");
  }

  @Test
  void appliesTheSameFileOnce() throws IOException {
    leave("again.csv", "code,count\nA-1,1\n");
    awaitIn("done", "again.csv");
    Files.delete(at("done", "again.csv"));
    leave("again.csv", "code,count\nA-1,1\n");
    awaitIn("done", "again.csv");
    leave("again.csv", "code,count\nA-1,1\nA-2,2\n");

    await().atMost(SOON).until(() -> count() == 3);
    awaitIn("done", "again.csv");
    assertThat(database.queryForList("select code from applied order by code", String.class))
        .containsExactly("A-1", "A-1", "A-2");
  }

  @Test
  void movesAFileThatIsNoneToFailed() throws IOException {
    leave("other.csv", "number;amount\n1;2\n");
    leave("empty.csv", "");

    awaitIn("failed", "other.csv");
    awaitIn("failed", "empty.csv");
    assertThat(count()).isZero();
    assertThat(invalid())
        .extracting(SetAside::source, SetAside::rowNumber)
        .contains(tuple("other.csv", null), tuple("empty.csv", null));
  }

  @Test
  void passesOverAFileWithoutEndAndOneThatIsTooLong() throws IOException {
    Files.createSymbolicLink(at("", "a-endless.csv"), Path.of("/dev/zero"));
    try (RandomAccessFile sparse = new RandomAccessFile(at("", "b-long.csv").toFile(), "rw")) {
      sparse.setLength((64 << 20) + 1);
    }
    leave("c-next.csv", "code,count\nC-1,1\n");

    awaitIn("done", "c-next.csv");
    assertThat(at("", "a-endless.csv")).exists();
    assertThat(at("", "b-long.csv")).exists();
    Files.delete(at("", "a-endless.csv"));
    Files.delete(at("", "b-long.csv"));
  }

  @Test
  void passesOverAFileThatDrips(@TempDir Path other) throws IOException {
    Path outbox = Files.createDirectories(server.root().resolve("slow/to-mall"));
    Files.writeString(outbox.resolve("a-slow.csv"), "code,count\n" + "S-1,1\n".repeat(10_000));
    Files.writeString(outbox.resolve("b-next.csv"), "code,count\nD-1,1\n");
    try (SlowLine line = new SlowLine(URI.create(server.url()).getPort())) {
      line.paceAfter(16 * 1024, SlowLine.Pace.BYTE_BY_BYTE);
      Map<String, String> settings = settings();
      settings.put("CLINIC_URL", "sftp://127.0.0.1:" + line.port() + "/slow");
      try (ConnectorHub patient =
          ConnectorHub.start(other, List.of("clinic"), settings, applied())) {
        await().atMost(SOON).until(() -> Files.exists(outbox.resolve("done/b-next.csv")));
        assertThat(patient.bean(InvalidBox.class).newest(ALL, 10)).isEmpty();
      }
    }
    assertThat(outbox.resolve("a-slow.csv")).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c#1.csv",
        "c&1.csv",
        "c%1.csv",
        "c%251.csv",
        "c 1.csv",
        "c+1.csv",
        "c=1.csv",
        "c(1).csv",
        "c{1}.csv",
        "c$1.csv",
        "c${x}.csv",
        "c;1.csv",
        "c'1.csv",
        "c\u00e9.csv"
      })
  void takesAFileWhateverItsName(String name) throws IOException {
    leave(name, "code,count\nC-1,1\n");

    awaitIn("done", name);
    assertThat(database.queryForList("select code from applied", String.class))
        .containsExactly("C-1");
    Files.delete(at("done", name));
    database.update("delete from file_progress where file = ?", name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c?1.csv", "c*.csv"})
  void passesOverAFileWhoseNameIsAPattern(String name) throws IOException {
    leave(name, "code,count\nP-1,1\n");
    leave("d-later.csv", "code,count\nD-1,1\n");

    awaitIn("done", "d-later.csv");
    assertThat(at("", name)).exists();
    Files.delete(at("", name));
    Files.delete(at("done", "d-later.csv"));
    database.update("delete from file_progress where file = ?", "d-later.csv");
  }

  @Test
  void leavesAPartAlone() throws IOException {
    Files.writeString(at("", "later.csv.part"), "code,count\nL-1,1\n");
    leave("now.csv", "code,count\nN-1,1\n");

    awaitIn("done", "now.csv");
    assertThat(at("", "later.csv.part")).exists();
    assertThat(database.queryForList("select code from applied", String.class))
        .containsExactly("N-1");
  }

  @Test
  void leavesAFileWhileTheHubCantTakeIt() throws IOException {
    FAILURES.set(2);
    leave("patient.csv", "code,count\nT-1,1\nT-2,2\n");

    awaitIn("done", "patient.csv");
    assertThat(FAILURES).hasValue(0);
    assertThat(count()).isEqualTo(2);
    assertThat(invalid()).isEmpty();
  }

  @Test
  void writesAWholeFileOnce() throws Exception {
    Path report = server.root().resolve("from-mall/reports/report-7.csv");
    Files.createDirectories(report.getParent());
    Files.writeString(report.resolveSibling("report-7.csv.part"), "left by a crash, and longer");

    assertThat(hub.call("clinic.report", "{\"id\":7,\"text\":\"one; two\"}"))
        .hasToString("{\"done\":true}");
    assertThat(report).hasContent("id;text\n7;\"one; two\"\n");
    hub.call("clinic.report", "{\"id\":7,\"text\":\"again\"}");
    assertThat(report).hasContent("id;text\n7;\"one; two\"\n");
    assertThat(report.resolveSibling("report-7.csv.part")).doesNotExist();
  }

  /** Who looks into a folder and who writes into it mean the same one, and none makes it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/srv", "/srv/", "/srv/x-1.0/y_2"})
  void writesWhereTheVisitLooks(String path, @TempDir Path work) throws Exception {
    Path place =
        ConnectorBench.folder(
            work,
            "clinic",
            Map.of(
                "connector.yaml",
                """
                connector: clinic
                title: Clinic
                contact: {name: IT, email: it@clinic.example}
                protocol: sftp
                endpoint:
                  url: "{{CLINIC_URL}}"
                  hostKey: "{{CLINIC_HOST_KEY}}"
                  auth: {type: private-key, username: "{{CLINIC_USER}}", privateKey: "{{CLINIC_KEY}}"}
                operations:
                  letter:
                    title: Leave a letter
                    kind: command
                    request: {directory: letters, name: '"a.csv"', mapping: all.jslt, rows: {format: csv, columns: [id]}}
                    response: {mapping: all.jslt}
                """,
                "mappings/all.jslt",
                "."));
    Map<String, String> secrets = settings();
    secrets.put("CLINIC_URL", server.url() + path);
    SftpVisit visit =
        new SftpVisit(
            ConnectorFolders.loader(secrets).load(place), new Secrets(secrets::get).of("clinic"));
    Path letters = server.root().resolve("./" + path).normalize().resolve("letters");

    try (ConnectorBench bench = new ConnectorBench(place, secrets, Clock.systemUTC())) {
      assertThatThrownBy(visit::make).isInstanceOf(SftpException.class);
      assertThatThrownBy(() -> bench.call("letter", "{\"id\":1}"))
          .isInstanceOf(AgencyException.class);
      assertThat(letters).doesNotExist();

      Files.createDirectories(letters);
      visit.make();
      bench.call("letter", "{\"id\":1}");
    }
    assertThat(letters.resolve("a.csv")).hasContent("id\n1\n");
    FileSystemUtils.deleteRecursively(letters);
  }

  @Test
  void writesNowhereElse() {
    for (String id : List.of("../../x", "a/b", "x.csv.part\\u0000", "${file:name}", " ")) {
      AgencyException refused =
          catchThrowableOfType(
              AgencyException.class,
              () -> hub.call("clinic.report", "{\"id\":\"" + id + "\",\"text\":\"\"}"));
      assertThat(refused.outcome()).isEqualTo(Outcome.MISCONFIGURED);
      assertThat(refused).hasMessageContaining("file name");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "report, DELIVERED",
    "report-if-wanted, DELIVERED",
    "report-or-not, REJECTED",
    "report-later, WAITING"
  })
  void deliversAsTheOutcomeSays(String operation, ApplicationState end) throws Exception {
    Files.createDirectories(server.root().resolve("from-mall/reports"));
    UUID application = hub.deliver("clinic", operation, "{\"id\":\"9\",\"text\":\"\"}");

    await().atMost(SOON).until(() -> hub.state(application), is(end));
    assertThat(server.root().resolve("nowhere")).as("an agency's folders").doesNotExist();
  }

  @Test
  void leavesNothingAtAnotherServer(@TempDir Path other) {
    Map<String, String> settings = settings();
    settings.put(
        "CLINIC_HOST_KEY",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPrMlK94jIcmtrkRlixg22i5qumUAsrf0FybasikizfG");
    try (ConnectorHub careful = ConnectorHub.start(other, List.of("clinic"), settings, applied())) {
      AgencyException refused =
          catchThrowableOfType(
              AgencyException.class,
              () -> careful.call("clinic.report", "{\"id\":1,\"text\":\"\"}"));
      assertThat(refused.outcome()).isEqualTo(Outcome.MISCONFIGURED);
    }
    assertThat(server.root().resolve("from-mall/reports/report-1.csv")).doesNotExist();
  }

  @Test
  void survivesAServerThatIsAwayForAWhile() throws Exception {
    server.kill();
    AgencyException away =
        catchThrowableOfType(
            AgencyException.class, () -> hub.call("clinic.report", "{\"id\":2,\"text\":\"\"}"));
    assertThat(away.reach()).isEqualTo(Reach.NO_CONNECTION);
    server.start();
    leave("back.csv", "code,count\nB-1,1\n");

    awaitIn("done", "back.csv");
    assertThat(count()).isEqualTo(1);
  }

  /** As a careful agency does it. */
  private static void leave(String name, String content) throws IOException {
    Path part = at("", name + ".part");
    Files.writeString(part, content);
    Files.move(part, at("", name));
  }

  private static Path at(String folder, String name) {
    return server.root().resolve("to-mall").resolve(folder).resolve(name);
  }

  private static void awaitIn(String folder, String name) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(at(folder, name)).exists();
              assertThat(at("", name)).doesNotExist();
            });
  }

  private static List<SetAside> invalid() {
    return hub.bean(InvalidBox.class).newest(ALL, 10).stream()
        .sorted(
            java.util.Comparator.comparing(
                SetAside::rowNumber,
                java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder())))
        .toList();
  }

  private static String content(SetAside one) {
    return hub.bean(InvalidBox.class).content(one.id()).orElseThrow();
  }

  private static int count() {
    return database.queryForObject("select count(*) from applied", Integer.class);
  }
}
