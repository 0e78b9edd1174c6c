package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.connector.receive.LeftFiles;
import io.mpphub.connector.run.Credentials;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.sftp.FileSource;
import io.mpphub.intake.FacilityStaffing;
import io.mpphub.intake.StaffingStore;
import io.mpphub.invalid.InvalidBox;
import io.mpphub.invalid.InvalidFilter;
import io.mpphub.invalid.SetAside;
import io.mpphub.peer.OpenSshServer;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.util.FileSystemUtils;

/** The health office's files, as they go wrong, from its server into the store, on both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgencyFilesIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String OFFICE = "health-office";
  private static final String HEADER =
      "kode_faskes;nama_faskes;profesi;jumlah;jumlah_str_aktif;tanggal\n";
  private static final String ROW = "1350801;PUSKESMAS CONTOH;Perawat;12;10;30-11-2026\n";
  private static final String PIPES =
      """
      kode_faskes|nama_faskes|profesi|jumlah|jumlah_str_aktif|tanggal
      1350801|PUSKESMAS CONTOH|Perawat|33|10|30-11-2026
      """;

  @TempDir private static Path folder;

  /** The facilities' codes and professions of all events that were taken. */
  private final List<String> handed = new CopyOnWriteArrayList<>();

  private final Map<ConnectorHub, Taking> takings = new HashMap<>();
  private OpenSshServer server;
  private BothStores stores;

  /** Takes the events as the services' files do. */
  private final class Taking extends RouteBuilder {

    /** What happens once, when the first events come. */
    private volatile Runnable meanwhile = () -> {};

    @Override
    public void configure() {
      errorHandler(noErrorHandler());
      from("direct:facility.staffing")
          .process(
              exchange -> {
                Runnable once = meanwhile;
                meanwhile = () -> {};
                once.run();
                exchange.setProperty("events", exchange.getMessage().getBody(JsonNode.class));
              })
          .bean("staffingIntake", "take")
          .process(
              exchange ->
                  exchange
                      .getProperty("events", JsonNode.class)
                      .forEach(
                          event ->
                              handed.add(
                                  event.path("facilityCode").asText()
                                      + " "
                                      + event.path("profession").asText())));
      from("direct:file")
          .bean(
              "fileIntake",
              "take(${exchange}, 'health-office', 'facility-staffing', 'facility.staffing', 500)");
    }
  }

  @BeforeAll
  void start() throws IOException {
    server = OpenSshServer.start(folder.resolve("ssh"));
    stores =
        BothStores.start(
            folder,
            (home, database) -> {
              String name = home.getFileName().toString();
              Files.createDirectories(server.root().resolve(name).resolve("outbox"));
              letInByKey(home.resolve("connectors").resolve(OFFICE));
              Map<String, String> settings = new HashMap<>(database);
              settings.put("HEALTH_OFFICE_URL", server.url() + "/" + name);
              settings.put("HEALTH_OFFICE_HOST_KEY", server.publicHostKey());
              settings.put("HEALTH_OFFICE_USER", server.user());
              settings.put("HEALTH_OFFICE_KEY", server.privateKey());
              Taking taking = new Taking();
              ConnectorHub hub = ConnectorHub.start(home, List.of(), settings, taking);
              takings.put(hub, taking);
              return hub;
            });
  }

  /** The project's connector, but for the login that OpenSSH takes here, and impatient. */
  private static void letInByKey(Path place) throws IOException {
    FileSystemUtils.copyRecursively(Path.of("connectors", OFFICE), place);
    FileSystemUtils.deleteRecursively(place.resolve("samples"));
    edit(
        place.resolve("connector.yaml"),
        "type: basic, username: \"{{HEALTH_OFFICE_USER}}\", password: \"{{HEALTH_OFFICE_PASSWORD}}\"",
        "type: private-key, username: \"{{HEALTH_OFFICE_USER}}\", privateKey: \"{{HEALTH_OFFICE_KEY}}\"");
    edit(place.resolve("connector.yaml"), "every: 10s", "every: 1s");
    edit(place.resolve("connector.yaml"), "window: 4", "window: 100");
  }

  private static void edit(Path file, String what, String by) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(what);
    Files.writeString(file, text.replace(what, by));
  }

  @AfterAll
  void stop() throws IOException {
    stores.close();
    server.close();
  }

  @BeforeEach
  void forget() {
    handed.clear();
    hubs()
        .forEach(
            named -> {
              ConnectorHub hub = named.getPayload();
              JdbcTemplate database = hub.bean(JdbcTemplate.class);
              database.update("delete from facility_staffing");
              database.update("delete from invalid_row");
              database.update("delete from file_progress");
              JmsTemplate queue = queue(hub);
              while (queue.receive("hub.health-office.invalid") != null) {
                // what earlier tests left
              }
            });
  }

  private static JmsTemplate queue(ConnectorHub hub) {
    JmsTemplate queue = new JmsTemplate(hub.bean(ConnectionFactory.class));
    queue.setReceiveTimeout(JmsTemplate.RECEIVE_TIMEOUT_NO_WAIT);
    return queue;
  }

  Stream<Named<ConnectorHub>> hubs() {
    return stores.hubs();
  }

  private <T> Stream<Arguments> each(T[] values) {
    return hubs().flatMap(hub -> Arrays.stream(values).map(value -> Arguments.of(hub, value)));
  }

  /** What becomes of a file between the look that saw it and its turn, or before. */
  enum Trouble {
    VANISHES(false) {
      @Override
      void make(Path file) throws IOException {
        Files.delete(file);
      }
    },
    IS_RENAMED(false) {
      @Override
      void make(Path file) throws IOException {
        Files.move(file, file.resolveSibling(file.getFileName() + ".part"));
      }
    },
    BECOMES_A_FOLDER(false) {
      @Override
      void make(Path file) throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
      }
    },
    BECOMES_A_LINK_TO_NOWHERE(false) {
      @Override
      void make(Path file) throws IOException {
        link(file, "nowhere");
      }
    },
    BECOMES_A_LINK_TO_ITSELF(false) {
      @Override
      void make(Path file) throws IOException {
        link(file, file.getFileName().toString());
      }
    },
    CANT_BE_READ_ANY_MORE(false) {
      @Override
      void make(Path file) throws IOException {
        link(file, UNREADABLE);
      }
    },
    CAN_NEVER_BE_READ(true) {
      @Override
      void make(Path file) throws IOException {
        link(file, UNREADABLE);
      }
    },
    IS_A_LINK_TO_NOWHERE(true) {
      @Override
      void make(Path file) throws IOException {
        link(file, "nowhere");
      }
    },
    IS_A_FOLDER(true) {
      @Override
      void make(Path file) throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
      }
    };

    /** For root, too, which no mode of a file keeps out. */
    private static final String UNREADABLE = "/proc/self/mem";

    private final boolean fromTheStart;

    Trouble(boolean fromTheStart) {
      this.fromTheStart = fromTheStart;
    }

    abstract void make(Path file) throws IOException;

    /** Whose turn is last, or the second of those that are there from the start. */
    private String file() {
      return fromTheStart ? "staffing-bbb1.csv" : "staffing-bbb3.csv";
    }

    private static void link(Path file, String to) throws IOException {
      Files.delete(file);
      Files.createSymbolicLink(file, Path.of(to));
    }

    void make(Path file, CopyOnWriteArrayList<Exception> failures) {
      try {
        make(file);
      } catch (IOException e) {
        failures.add(e);
      }
    }
  }

  /** At both hubs at the same time, for the looks take their time. */
  @ParameterizedTest
  @EnumSource
  void passesOverOneFileAndTakesTheOthers(Trouble trouble) throws Exception {
    List<ConnectorHub> both = hubs().map(Named::getPayload).toList();
    CopyOnWriteArrayList<Exception> failures = new CopyOnWriteArrayList<>();
    Map<ConnectorHub, Double> before = new HashMap<>();
    for (ConnectorHub hub : both) {
      before.put(hub, passed(hub));
      Path bad = at(hub, trouble.file());
      leave(hub, "staffing-bbb1.csv", HEADER + ROW);
      if (trouble.fromTheStart) {
        trouble.make(bad);
      } else {
        takings.get(hub).meanwhile = () -> trouble.make(bad, failures);
      }
      for (String name : List.of("bbb3", "bbb2", "bbb0", "aaa")) {
        leave(hub, "staffing-" + name + ".csv", HEADER + ROW);
      }
    }

    for (ConnectorHub hub : both) {
      awaitIn(hub, "done", "staffing-aaa.csv");
      leave(hub, "staffing-later.csv", HEADER + ROW.replace("1350801", "1350802"));
    }
    for (ConnectorHub hub : both) {
      for (String name : List.of("aaa", "bbb0", "bbb1", "bbb2", "bbb3", "later")) {
        String file = "staffing-" + name + ".csv";
        if (!file.equals(trouble.file())) {
          awaitIn(hub, "done", file);
        }
      }
      assertThat(figures(hub, "1350802")).isEqualTo(12);
      assertThat(at(hub, "done").resolve(trouble.file())).doesNotExist();
      if (trouble != Trouble.IS_A_FOLDER) {
        await().atMost(SOON).until(() -> passed(hub) > before.get(hub));
      }
      if (trouble == Trouble.CAN_NEVER_BE_READ) {
        await()
            .atMost(SOON)
            .untilAsserted(
                () ->
                    assertThat(hub.bean(LeftFiles.class).all())
                        .anyMatch(left -> left.connector().equals(OFFICE) && left.files() > 0));
      }
      FileSystemUtils.deleteRecursively(at(hub, ""));
      Files.createDirectories(at(hub, ""));
    }
    assertThat(failures).isEmpty();
  }

  private static double passed(ConnectorHub hub) {
    return hub.bean(MeterRegistry.class).find("hub.files.passed").counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("hubs")
  void takesTheSameFileOnceTheConnectorIsMended(ConnectorHub hub) throws Exception {
    Path settings = hub.connector(OFFICE).resolve("connector.yaml");
    leave(hub, "staffing-pipes.csv", PIPES);
    awaitIn(hub, "failed", "staffing-pipes.csv");
    assertThat(invalid(hub))
        .extracting(SetAside::source, SetAside::rowNumber, one -> one.fault().substring(0, 25))
        .containsExactly(tuple("staffing-pipes.csv", null, "has no column kode_faskes"));
    assertThat(hub.bean(InvalidBox.class).waiting()).containsEntry(OFFICE, 1L);

    change(hub, settings, "separator: \";\"", "separator: \"|\"");
    try {
      leave(hub, "staffing-pipes.csv", PIPES);
      awaitIn(hub, "done", "staffing-pipes.csv");
    } finally {
      change(hub, settings, "separator: \"|\"", "separator: \";\"");
    }

    assertThat(figures(hub, "1350801")).isEqualTo(33);
    assertThat(invalid(hub)).isEmpty();
  }

  private static void change(ConnectorHub hub, Path settings, String what, String by)
      throws IOException {
    Connector before = hub.bean(ConnectorRegistry.class).find(OFFICE).orElseThrow();
    edit(settings, what, by);
    await()
        .atMost(SOON)
        .until(() -> hub.bean(ConnectorRegistry.class).find(OFFICE).orElseThrow() != before);
  }

  /** A file that a connector can't read, and how either is mended: all but the exact file here. */
  enum Mend {
    SEPARATOR(
        PIPES.replace('|', ','), null, "connector.yaml: separator: \";\" -> separator: \",\""),
    TAB(PIPES.replace('|', '\t'), null, "connector.yaml: separator: \";\" -> separator: tab"),
    COLUMN(HEADER + ROW, "connector.yaml: columns: [ -> columns: [nomor, ", null),
    ENCODING(
        HEADER + ROW, "connector.yaml: format: csv -> format: csv\n        encoding: UTF-16", null),
    SCHEMA(
        HEADER + ROW,
        "mappings/facility-staffing.row.schema.json: [0-9]{2}-[0-9]{2}-[0-9]{4} -> [0-9]{8}",
        null),
    MAPPING(HEADER + ROW, "mappings/facility-staffing.jslt: day(.tanggal) -> day(.profesi)", null),
    SHAPE(HEADER + ROW, "mappings/facility-staffing.jslt: text(.profesi) -> error(\"no\")", null),
    RULE(
        HEADER + ROW,
        "mappings/facility-staffing.jslt: number(.jumlah), -> 0 - number(.jumlah),",
        null),
    ONE_ROW(
        HEADER + ROW.replace("Perawat", "Bidan") + ROW + ROW.replace("Perawat", "Dokter"),
        "mappings/facility-staffing.row.schema.json: \"profesi\": {\"type\": \"string\", \"pattern\": \"\\\\S\"}"
            + " -> \"profesi\": {\"enum\": [\"Bidan\", \"Dokter\"]}",
        null);

    private final String file;
    private final String before;
    private final String after;

    /**
     * @param before what is changed in the project's connector at first, null for nothing
     * @param after what is changed in it then
     */
    Mend(String file, String before, String after) {
      this.file = file;
      this.before = before;
      this.after = after;
    }
  }

  Stream<Arguments> mends() {
    return each(Mend.values());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("mends")
  void takesEachRowOnceWhateverWasMended(ConnectorHub hub, Mend mend, @TempDir Path work)
      throws Exception {
    Path file = Files.writeString(work.resolve("staffing-night.csv"), mend.file);
    long rows = mend.file.lines().count() - 1;
    boolean isWhole = mend.ordinal() <= Mend.ENCODING.ordinal();

    assertThat(take(hub, file, work.resolve("1"), mend.before))
        .isEqualTo(isWhole ? "failed" : "done");
    assertThat(invalid(hub)).hasSize(1);
    assertThat(handed).hasSize(isWhole ? 0 : (int) rows - 1);

    assertThat(take(hub, file, work.resolve("2"), mend.after)).isEqualTo("done");

    assertThat(figures(hub, "1350801")).isPositive();
    assertThat(handed).doesNotHaveDuplicates().hasSize((int) rows);
    assertThat(invalid(hub)).isEmpty();
    assertThat(queue(hub).receive("hub.health-office.invalid")).isNull();
    assertThat(take(hub, file, work.resolve("3"), mend.after)).isEqualTo("done");
    assertThat(handed).hasSize((int) rows);
  }

  /** Still can't be read: told once, and what an operator is done with stays so. */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("hubs")
  void staysSetAsideWhenNothingIsMended(ConnectorHub hub, @TempDir Path work) throws Exception {
    Path file =
        Files.writeString(
            work.resolve("staffing-night.csv"),
            HEADER + ROW + ROW.replace(";12;", ";many;") + ROW.replace(";12;", ";few;"));
    take(hub, file, work.resolve("1"));
    SetAside done = invalid(hub).get(0);
    assertThat(
            hub.bean(InvalidBox.class)
                .discard(done.id(), "ani", "told", Clock.systemUTC().instant()))
        .isTrue();

    take(hub, file, work.resolve("2"));
    assertThat(invalid(hub)).hasSize(1);
    assertThat(handed).hasSize(1);
    take(
        hub,
        file,
        work.resolve("3"),
        "mappings/facility-staffing.row.schema.json: ^\\\\s*[0-9]{1,6}\\\\s*$ -> .",
        "mappings/facility-staffing.jslt: number(.jumlah), -> 7,");
    assertThat(handed).as("but the one that somebody is done with").hasSize(2);
    assertThat(invalid(hub)).isEmpty();
  }

  /** What is no file of the office's, and why. */
  enum Foreign {
    EMPTY("", "is empty"),
    OTHER_HEADER("number;amount\n1;2\n", "has no column kode_faskes"),
    OTHER_SEPARATOR("sep=,\n" + HEADER + ROW, "separator is another"),
    NAMELESS(";;\n1;2;3\n", "without a name"),
    TWICE(HEADER.replace("jumlah_str_aktif", "jumlah") + ROW, "of the same name"),
    ZIP("PK\u0003\u0004\u0000\u0000", "has no column kode_faskes");

    private final String file;
    private final String reason;

    Foreign(String file, String reason) {
      this.file = file;
      this.reason = reason;
    }
  }

  Stream<Arguments> foreign() {
    return each(Foreign.values());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("foreign")
  void showsAFileThatGoesToFailedWithTheReason(
      ConnectorHub hub, Foreign foreign, @TempDir Path work) throws Exception {
    Path file = Files.writeString(work.resolve("staffing-night.csv"), foreign.file);

    assertThat(take(hub, file, work.resolve("1"))).isEqualTo("failed");

    assertThat(invalid(hub))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.source()).isEqualTo("staffing-night.csv");
              assertThat(one.rowNumber()).isNull();
              assertThat(one.fault()).contains(foreign.reason);
            });
    assertThat(hub.bean(InvalidBox.class).waiting()).containsEntry(OFFICE, 1L);
    assertThat(queue(hub).receiveAndConvert("hub.health-office.invalid"))
        .isEqualTo(invalid(hub).get(0).id().toString());
  }

  /** Takes the file as a version of the connector reads it; the folder that it is moved to. */
  private static String take(ConnectorHub hub, Path file, Path work, String... edits)
      throws Exception {
    Path place = work.resolve(OFFICE);
    FileSystemUtils.copyRecursively(Path.of("connectors", OFFICE), place);
    for (String edit : edits) {
      if (edit != null) {
        String[] parts = edit.split(": ", 2);
        String[] change = parts[1].split(" -> ", 2);
        edit(place.resolve(parts[0]), change[0], change[1]);
      }
    }
    Connector connector = ConnectorFolders.loader().load(place);
    FileSource source =
        new FileSource(
            new OperationContext(
                connector,
                "facility-staffing",
                place,
                Secrets.asWritten(),
                Credentials.NONE,
                Clock.systemUTC(),
                (agency, name, fields) -> {}));
    Exchange done =
        hub.bean(ProducerTemplate.class)
            .request(
                "direct:file",
                exchange -> {
                  exchange
                      .getMessage()
                      .setHeader(Exchange.FILE_NAME_ONLY, file.getFileName().toString());
                  exchange.getMessage().setBody(file.toFile());
                  source.open(exchange);
                });
    assertThat(done.getException()).isNull();
    return done.getProperty("hubFolder", String.class);
  }

  private static int figures(ConnectorHub hub, String facility) {
    return hub.bean(StaffingStore.class)
        .find(facility, "Perawat")
        .map(FacilityStaffing::count)
        .orElse(0);
  }

  private static List<SetAside> invalid(ConnectorHub hub) {
    return hub.bean(InvalidBox.class).newest(new InvalidFilter(OFFICE, null, false), 10);
  }

  /** As a careful agency does it. */
  private void leave(ConnectorHub hub, String name, String content) throws IOException {
    Path part = at(hub, name + ".part");
    Files.writeString(part, content, StandardCharsets.UTF_8);
    Files.move(part, at(hub, name));
  }

  private Path at(ConnectorHub hub, String name) {
    Path home = hub.connector(OFFICE).getParent().getParent();
    return server.root().resolve(home.getFileName()).resolve("outbox").resolve(name);
  }

  private void awaitIn(ConnectorHub hub, String folder, String name) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(at(hub, folder).resolve(name)).exists();
              assertThat(at(hub, name)).doesNotExist();
            });
  }
}
