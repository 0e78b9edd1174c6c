package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.mpphub.connector.version.ConnectorFolder;
import io.mpphub.connector.version.ConnectorVersions;
import io.mpphub.connector.version.ConnectorVersions.State;
import io.mpphub.connector.version.ConnectorVersions.Version;
import io.mpphub.connector.version.Rollback;
import io.mpphub.folder.FileProblem;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/**
 * Folders of connectors that a hub must not die of, that are linked from elsewhere, or can't be
 * brought back: at the start and while the hub runs, with either database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConnectorFoldersIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String MAPPING = "mappings/all.response.jslt";

  private static final String FILE =
      """
      connector: %s
      title: %s
      contact: {name: IT, email: it@loop.example}
      protocol: rest
      endpoint: {url: "http://127.0.0.1:1"}
      operations:
        get: {title: Get, kind: query, request: {method: GET, path: /q}, response: {mapping: all.response.jslt}}
      """;

  private static final String ENDLESS = "def leaves(x)\n  leaves($x.b)\n\n{\"n\": leaves(.a)}\n";

  @TempDir private static Path folder;

  private BothStores stores;

  @BeforeAll
  void start() throws IOException {
    stores =
        BothStores.start(
            folder,
            (home, database) -> {
              write(home.resolve("connectors"), "loop", file("loop", "Loop") + Fault.MAP.end, ".");
              write(home.resolve("connectors"), "never", file("never", "Never"), ENDLESS);
              NoFolder.UP.make(home.resolve("connectors/up-early"), home);
              NoFolder.PIPE.make(home.resolve("connectors/pipe-early"), home);
              Map<String, String> settings = new HashMap<>(database);
              settings.put("LICENSING_URL", "http://127.0.0.1:1");
              settings.put("LICENSING_KEY", "key");
              settings.put("LICENSING_INBOUND_KEY", "kunci");
              return ConnectorHub.start(home, List.of("licensing"), settings);
            });
  }

  @AfterAll
  void stop() throws IOException {
    stores.close();
  }

  Stream<Named<ConnectorHub>> hubs() {
    return stores.hubs();
  }

  private <T> Stream<Arguments> each(T[] values) {
    return hubs().flatMap(hub -> Arrays.stream(values).map(value -> Arguments.of(hub, value)));
  }

  private static String file(String name, String title) {
    return FILE.formatted(name, title);
  }

  private static void write(Path parent, String name, String file, String mapping) {
    try {
      Path to = parent.resolve(name);
      Files.createDirectories(to.resolve("mappings"));
      Files.writeString(to.resolve(MAPPING), mapping);
      Files.writeString(to.resolve("connector.yaml"), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> refused(ConnectorHub hub, String name) {
    return hub.bean(ConnectorRegistry.class).refused().getOrDefault(name, List.of()).stream()
        .map(FileProblem::describe)
        .toList();
  }

  private static String title(ConnectorHub hub, String name) {
    return hub.bean(ConnectorRegistry.class).find(name).map(Connector::title).orElse("");
  }

  private static void awaitTitle(ConnectorHub hub, String name, String title) {
    await().atMost(SOON).until(() -> title(hub, name).equals(title));
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("hubs")
  void startsBesideFoldersThatNeverEndAndTakesThemOnceTheyEnd(ConnectorHub hub) {
    Path connectors = hub.connector("loop").getParent();
    assertThat(title(hub, "licensing")).isNotEmpty();
    assertThat(refused(hub, "loop"))
        .anyMatch(
            fault ->
                fault.startsWith("connectors/loop/connector.yaml:8: indonesian.x holds itself"));
    assertThat(refused(hub, "never"))
        .singleElement()
        .asString()
        .startsWith("connectors/never/connector.yaml:7: operations.get.response.mapping")
        .contains("never ends");

    write(connectors, "loop", file("loop", "Mended"), ".");
    write(connectors, "never", file("never", "Mended"), ".");

    awaitTitle(hub, "loop", "Mended");
    awaitTitle(hub, "never", "Mended");
    assertThat(refused(hub, "loop")).isEmpty();
    assertThat(refused(hub, "never")).isEmpty();
  }

  /** What a folder may hold that has no end. */
  enum Fault {
    MAP("indonesian: &i {x: *i}\n", "."),
    LIST("indonesian: {x: &l [*l]}\n", "."),
    IN_TURN("indonesian: {a: &a {b: &b {c: *a, d: *b}}}\n", "."),
    MAPPING("", ENDLESS),
    MAPPINGS_IN_TURN("", "def a(x) b($x)\ndef b(x) a($x)\n{\"n\": a(.)}"),
    CONDITION("outcomes: [{when: 'def f(x) f($x) f(.)', as: not-found}]\n", "."),
    TWICE("", "def f(n) if ($n > 0) f($n - 1) + f($n - 1) else 1\n{\"n\": f(60)}"),
    TWICE_IN_A_CONDITION(
        "outcomes: [{when: 'def f(n) if ($n > 0) f($n - 1) + f($n - 1) else 1 f(60) > 0', as: ok}]\n",
        "."),
    LISTS(
        "",
        "let x = [0,1,2,3,4,5,6,7,8,9] {\"n\": "
            + "[for ($x) ".repeat(8)
            + "."
            + "]".repeat(8)
            + "}"),
    DEEP("", "[".repeat(20_000) + "]".repeat(20_000));

    private final String end;
    private final String mapping;

    Fault(String end, String mapping) {
      this.end = end;
      this.mapping = mapping;
    }
  }

  Stream<Arguments> faults() {
    return each(Fault.values());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("faults")
  void refusesAFolderThatNeverEndsAndGoesOnLooking(ConnectorHub hub, Fault fault)
      throws IOException {
    String name = "endless-" + fault.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    Path connectors = hub.connector(name).getParent();
    write(connectors, name, file(name, "Before"), ".");
    awaitTitle(hub, name, "Before");

    write(connectors, name, file(name, "Never") + fault.end, fault.mapping);

    await().atMost(SOON).until(() -> !refused(hub, name).isEmpty());
    assertThat(refused(hub, name))
        .allSatisfy(text -> assertThat(text).startsWith("connectors/" + name + "/connector.yaml:"));
    assertThat(title(hub, name)).as("the version before goes on").isEqualTo("Before");
    write(connectors, name, file(name, "After"), ".");
    awaitTitle(hub, name, "After");
    assertThat(refused(hub, name)).isEmpty();
  }

  /** How a folder may be linked; each shows another title in the end. */
  enum Link {
    /** The folder is elsewhere, and its file is written. */
    WRITTEN_ELSEWHERE {
      @Override
      void make(Path place, Path elsewhere, String name) throws IOException {
        write(elsewhere, name, file(name, "First"), ".");
        Files.createSymbolicLink(place, elsewhere.resolve(name));
      }

      @Override
      void change(Path place, Path elsewhere, String name) {
        write(elsewhere, name, file(name, "Changed"), ".");
      }
    },
    /** A folder becomes a link to what it was, and its file is written. */
    MOVED_ELSEWHERE {
      @Override
      void make(Path place, Path elsewhere, String name) {
        write(place.getParent(), name, file(name, "First"), ".");
      }

      @Override
      void change(Path place, Path elsewhere, String name) throws IOException {
        Files.move(place, elsewhere.resolve(name));
        Files.createSymbolicLink(place, elsewhere.resolve(name));
        write(elsewhere, name, file(name, "Changed"), ".");
      }
    },
    /** The link leads to another folder. */
    TURNED {
      @Override
      void make(Path place, Path elsewhere, String name) throws IOException {
        write(elsewhere.resolve("1"), name, file(name, "First"), ".");
        write(elsewhere.resolve("2"), name, file(name, "Changed"), ".");
        Files.createSymbolicLink(place, elsewhere.resolve("1").resolve(name));
      }

      @Override
      void change(Path place, Path elsewhere, String name) throws IOException {
        turn(place, elsewhere.resolve("2").resolve(name));
      }
    },
    /** As Kubernetes mounts a volume. */
    TURNED_WITHIN {
      @Override
      void make(Path place, Path elsewhere, String name) throws IOException {
        write(place, "..1", file(name, "First"), ".");
        write(place, "..2", file(name, "Changed"), ".");
        Files.createSymbolicLink(place.resolve("..data"), Path.of("..1"));
        Files.createSymbolicLink(place.resolve("mappings"), Path.of("..data/mappings"));
        Files.createSymbolicLink(place.resolve("connector.yaml"), Path.of("..data/connector.yaml"));
      }

      @Override
      void change(Path place, Path elsewhere, String name) throws IOException {
        turn(place.resolve("..data"), Path.of("..2"));
      }
    },
    /** A link to a link, and the second is turned. */
    TURNED_BEHIND {
      @Override
      void make(Path place, Path elsewhere, String name) throws IOException {
        write(elsewhere.resolve("1"), name, file(name, "First"), ".");
        write(elsewhere.resolve("2"), name, file(name, "Changed"), ".");
        Files.createSymbolicLink(elsewhere.resolve("now"), Path.of("1"));
        Files.createSymbolicLink(place, elsewhere.resolve("now").resolve(name));
      }

      @Override
      void change(Path place, Path elsewhere, String name) throws IOException {
        turn(elsewhere.resolve("now"), Path.of("2"));
      }
    },
    /** A link becomes a folder. */
    BROUGHT_BACK {
      @Override
      void make(Path place, Path elsewhere, String name) throws IOException {
        write(elsewhere, name, file(name, "First"), ".");
        Files.createSymbolicLink(place, elsewhere.resolve(name));
      }

      @Override
      void change(Path place, Path elsewhere, String name) throws IOException {
        write(elsewhere.resolve("staged"), name, file(name, "Changed"), ".");
        Files.delete(place);
        Files.move(elsewhere.resolve("staged").resolve(name), place);
      }
    };

    abstract void make(Path place, Path elsewhere, String name) throws IOException;

    abstract void change(Path place, Path elsewhere, String name) throws IOException;

    private static void turn(Path link, Path to) throws IOException {
      Files.delete(link);
      Files.createSymbolicLink(link, to);
    }
  }

  Stream<Arguments> links() {
    return each(Link.values());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("links")
  void followsALinkedFolderAndKeepsItsVersions(ConnectorHub hub, Link link, @TempDir Path elsewhere)
      throws IOException {
    String name = "linked-" + link.ordinal();
    link.make(hub.connector(name), elsewhere, name);
    awaitTitle(hub, name, "First");

    link.change(hub.connector(name), elsewhere, name);

    awaitTitle(hub, name, "Changed");
    ConnectorFolder kept = awaitVersions(hub, name, 2);
    assertThat(kept.text("connector.yaml")).contains("title: Changed");
    assertThat(kept.files()).containsOnlyKeys("connector.yaml", MAPPING);
    FileSystemUtils.deleteRecursively(hub.connector(name));
    await().atMost(SOON).until(() -> title(hub, name).isEmpty());
  }

  /** Told, and what ran goes on: who turns a link may have deleted it first. */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("hubs")
  void refusesALinkThatLeadsNowhere(ConnectorHub hub, @TempDir Path elsewhere) throws IOException {
    write(elsewhere, "lost", file("lost", "Found"), ".");
    Path link = Files.createSymbolicLink(hub.connector("lost"), elsewhere.resolve("lost"));
    awaitTitle(hub, "lost", "Found");

    Files.move(elsewhere.resolve("lost"), elsewhere.resolve("away"));

    await().atMost(SOON).until(() -> !refused(hub, "lost").isEmpty());
    assertThat(refused(hub, "lost"))
        .singleElement()
        .asString()
        .endsWith("it is a link that leads nowhere");
    assertThat(title(hub, "lost")).isEqualTo("Found");

    Files.delete(link);
    await().atMost(SOON).until(() -> title(hub, "lost").isEmpty());
    assertThat(refused(hub, "lost")).isEmpty();
  }

  /** What may stand beside the folders and is none. */
  private enum NoFolder {
    UP("it is a link to a folder that it stands in"),
    SELF("it is a link that leads nowhere"),
    ELSEWHERE("it is a link to a folder without connector.yaml"),
    PIPE("it is no folder"),
    DEVICE("it is no folder");

    private final String fault;

    NoFolder(String fault) {
      this.fault = fault;
    }

    void make(Path at, Path elsewhere) throws IOException {
      switch (this) {
        case UP -> Files.createSymbolicLink(at, Path.of(".."));
        case SELF -> Files.createSymbolicLink(at, at.getFileName());
        case ELSEWHERE -> Files.createSymbolicLink(at, elsewhere);
        case PIPE -> pipe(at);
        default -> Files.createSymbolicLink(at, Path.of("/dev/zero"));
      }
    }

    private static void pipe(Path at) throws IOException {
      try {
        assertThat(new ProcessBuilder("mkfifo", at.toString()).start().waitFor()).isZero();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  Stream<Arguments> noFolders() {
    return each(NoFolder.values());
  }

  /** Told at the start and while it runs, and no longer once it is gone. */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("noFolders")
  void tellsOfWhatIsNoFolder(ConnectorHub hub, NoFolder kind, @TempDir Path elsewhere)
      throws IOException {
    assertThat(refused(hub, "up-early")).singleElement().asString().endsWith(NoFolder.UP.fault);
    assertThat(refused(hub, "pipe-early")).singleElement().asString().endsWith(NoFolder.PIPE.fault);
    Path entry = hub.connector("odd");

    kind.make(entry, elsewhere);

    await().atMost(SOON).until(() -> !refused(hub, "odd").isEmpty());
    assertThat(refused(hub, "odd")).singleElement().asString().endsWith(kind.fault);

    Files.delete(entry);
    await().atMost(SOON).until(() -> refused(hub, "odd").isEmpty());
  }

  /** The content of the newest of so many versions that took messages. */
  private static ConnectorFolder awaitVersions(ConnectorHub hub, String name, int count)
      throws IOException {
    ConnectorVersions versions = hub.bean(ConnectorVersions.class);
    await().atMost(SOON).until(() -> live(versions, name).size() == count);
    return ConnectorFolder.unzip(
        versions.content(name, live(versions, name).get(0).id()).orElseThrow());
  }

  private static List<Version> live(ConnectorVersions versions, String name) {
    return versions.of(name, 9).stream().filter(one -> one.state() == State.LIVE).toList();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("hubs")
  void followsAProjectsConnectorThatIsMovedAndLinked(ConnectorHub hub, @TempDir Path elsewhere)
      throws IOException {
    Path moved = elsewhere.resolve("licensing");
    Files.move(hub.connector("licensing"), moved);
    Files.createSymbolicLink(hub.connector("licensing"), moved);
    String text = Files.readString(moved.resolve("connector.yaml"));

    Files.writeString(
        moved.resolve("connector.yaml"), text.replaceFirst("title: .*", "title: Changed"));

    awaitTitle(hub, "licensing", "Changed");
    assertThat(awaitVersions(hub, "licensing", 2).files()).hasSizeGreaterThan(5);
    Files.delete(hub.connector("licensing"));
    Files.move(moved, hub.connector("licensing"));
  }

  /** What keeps a version from being put in the place of another. */
  enum Hindrance {
    SANDBOX_IS_A_FILE("sandbox", ProblemCode.HUB_UNAVAILABLE),
    NAME_IS_TOO_LONG("mappings/" + "x".repeat(300), ProblemCode.HUB_UNAVAILABLE),
    FOLDER_IS_A_FILE("mappings/all.response.jslt/x", ProblemCode.HUB_UNAVAILABLE),
    LEADS_OUT("../connector.yaml", ProblemCode.HUB_UNAVAILABLE),
    SAMPLE_FAILS("samples/none/found/request.json", ProblemCode.INVALID),
    LINKED(null, ProblemCode.INVALID);

    /** A file of the version, null when the folder itself is in the way. */
    private final String file;

    private final ProblemCode told;

    Hindrance(String file, ProblemCode told) {
      this.file = file;
      this.told = told;
    }
  }

  Stream<Arguments> hindrances() {
    return each(Hindrance.values());
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("hindrances")
  void changesNothingWhenAVersionCantBeBroughtBack(
      ConnectorHub hub, Hindrance hindrance, @TempDir Path elsewhere) throws IOException {
    String name = "back-" + hindrance.ordinal();
    Path place = hub.connector(name);
    write(place.getParent(), name, file(name, "Now"), ".");
    Files.createDirectories(place.resolve("sandbox"));
    Files.writeString(place.resolve("sandbox/a.json"), "{}");
    if (hindrance == Hindrance.LINKED) {
      Files.move(place, elsewhere.resolve(name));
      Files.createSymbolicLink(place, elsewhere.resolve(name));
    }
    awaitTitle(hub, name, "Now");
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("connector.yaml", file(name, "Then").getBytes());
    files.put(MAPPING, ".".getBytes());
    if (hindrance.file != null) {
      files.put(hindrance.file, "{}".getBytes());
    }
    ConnectorVersions versions = hub.bean(ConnectorVersions.class);
    // It runs a moment before it is kept.
    await().atMost(SOON).until(() -> !versions.of(name, 1).isEmpty());
    versions.add(name, new ConnectorFolder(files), "ani", State.LIVE, 0);
    String hash = ConnectorFolder.read(place).hash();

    ProblemException told =
        catchThrowableOfType(
            ProblemException.class,
            () -> hub.bean(Rollback.class).to(name, versions.of(name, 1).get(0).id(), "operator"));

    assertThat(told.code()).isEqualTo(hindrance.told);
    assertThat(ConnectorFolder.read(place).hash()).isEqualTo(hash);
    assertThat(place.resolve("sandbox/a.json")).hasContent("{}");
    assertThat(title(hub, name)).isEqualTo("Now");
    try (Stream<Path> left = Files.list(place.getParent())) {
      assertThat(left).noneMatch(path -> path.getFileName().toString().startsWith(".rollback-"));
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("hubs")
  void bringsAVersionBackAndKeepsWhatIsNoPartOfIt(ConnectorHub hub) throws IOException {
    Path place = hub.connector("brought");
    write(place.getParent(), "brought", file("brought", "First"), ".");
    Files.createDirectories(place.resolve("sandbox"));
    Files.writeString(place.resolve("sandbox/a.json"), "{}");
    awaitTitle(hub, "brought", "First");
    write(place.getParent(), "brought", file("brought", "Second"), ".");
    awaitTitle(hub, "brought", "Second");
    awaitVersions(hub, "brought", 2);
    Version first = hub.bean(ConnectorVersions.class).of("brought", 9).get(1);

    hub.bean(Rollback.class).to("brought", first.id(), "operator");

    assertThat(title(hub, "brought")).isEqualTo("First");
    assertThat(place.resolve("connector.yaml")).content().contains("title: First");
    assertThat(place.resolve("sandbox/a.json")).hasContent("{}");
  }
}
