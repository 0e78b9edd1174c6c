package io.mpphub.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.Model;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of {@code routes/} are refused each by itself, whole, and tried again. */
class RouteFolderTest {

  private static final String GREETING =
      """
      - route:
          id: greeting
          from:
            uri: direct:greeting
            steps:
              - setBody: {constant: hello}
      """;

  @TempDir private Path root;
  private final CamelContext camel = new DefaultCamelContext();
  private final RefusedFiles refused = new RefusedFiles(Clock.systemUTC());
  private final List<Object> events = new ArrayList<>();
  private RouteFolder folder;

  @BeforeEach
  void start() {
    camel.start();
    folder = new RouteFolder(List.of(new RouteFiles(camel, events::add)), refused, Map.of());
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          services/a.camel.yaml | - setBodi: {constant: hello}                    | 7 | setBodi
          services/a.camel.yaml | - setBody: {constant: hello, colour: red}        | 7 | colour
          services/a.camel.yaml | - to: nowhere:at-all                             | 7 | nowhere
          services/a.camel.yaml | - setBody: {simple: '${body'}                    | 7 | setBody
          services/a.camel.yaml | - to: 'direct:x?colour=red'                      | 7 | colour
          services/a.camel.yaml | '- bean: {ref: nobody, method: act}'             | 7 | nobody
          services/a.camel.yaml | '- bean: {ref: nobody, method: act'              | 8 | YAML
          """)
  void refusesAFileWithABadStepByItsLineAndKeepsTheRest(
      String name, String step, int line, String named) throws Exception {
    write("services/greeting.camel.yaml", GREETING);
    write(
        name,
        """
        - route:
            id: a
            from:
              uri: direct:a
              steps:
                - setBody: {constant: fine}
                %s
        - route:
            id: b
            from: {uri: "direct:b", steps: [{setBody: {constant: fine}}]}
        """
            .formatted(step));

    update();

    FileProblem fault = onlyFault();
    assertThat(fault.file()).isEqualTo("routes/" + name);
    assertThat(fault.line()).as(fault.describe()).isEqualTo(line);
    assertThat(fault.describe()).contains(named);
    assertThat(routes()).containsExactly("greeting");
    assertThat(call("greeting")).isEqualTo("hello");
  }

  @Test
  void tellsAllFaultsOfAFile() throws Exception {
    write(
        "services/a.camel.yaml",
        """
        - route:
            id: a
            colour: red
            from:
              uri: direct:a
              steps:
                - setBodi:
                    constant: one
                - setBody: {constant: two}
                - filter:
                    simple: ${body} != null
                    steps:
                      - log: {massage: three}
        - route:
            id: b
            from: {uri: "direct:b", steps: [{tu: "direct:a"}]}
        """);
    write(
        "services/b.camel.yaml",
        """
        - route:
            id: c
            routeConfigurationId: nowhere
            from:
              uri: direct:c
              steps:
                - doTry:
                    steps:
                      - to: nowhere:one
                    doCatch:
                      - exception: [java.io.IOException]
                        steps: [{to: "nowhere:two"}]
                - choice:
                    when:
                      - simple: ${body} == null
                        steps:
                          - bean: {ref: nobody}
        """);

    update();

    assertThat(faults("services/a.camel.yaml"))
        .extracting(FileProblem::line)
        .containsExactly(3, 7, 13, 15);
    assertThat(faults("services/b.camel.yaml"))
        .extracting(FileProblem::line)
        .containsExactly(3, 9, 12, 17);
    assertThat(routes()).isEmpty();
  }

  /** At start and while it runs. */
  @Test
  void bringsAMendedFileIntoUseAndPutsNothingInTheWayOfOneThatRuns() throws Exception {
    write("services/greeting.camel.yaml", GREETING.replace("setBody", "setBodi"));
    update();
    assertThat(routes()).isEmpty();

    write("services/greeting.camel.yaml", GREETING);
    update();
    assertThat(call("greeting")).isEqualTo("hello");
    assertThat(refused.all()).isEmpty();

    write("services/greeting.camel.yaml", GREETING.replace("hello", "one") + "        - tu: x\n");
    update();
    assertThat(call("greeting")).isEqualTo("hello");
    assertThat(refused.all()).singleElement().matches(RefusedFiles.Refused::goesOn);

    write("services/greeting.camel.yaml", GREETING.replace("hello", "welcome"));
    update();
    assertThat(call("greeting")).isEqualTo("welcome");
    assertThat(refused.all()).isEmpty();

    Files.delete(root.resolve("services/greeting.camel.yaml"));
    update();
    assertThat(routes()).isEmpty();
    assertThat(model().getRouteDefinitions()).isEmpty();
  }

  /** What Camel finds only when a route starts: nothing of the file stays, what ran runs. */
  @Test
  void leavesNoHalfOfAFileThatFailsHalfWay() throws Exception {
    write("services/greeting.camel.yaml", GREETING);
    update();

    String twice = GREETING.replace("id: greeting", "id: second");
    write("services/twice.camel.yaml", GREETING.replace("greeting", "first") + twice);
    update();
    assertThat(faults("services/twice.camel.yaml")).hasSize(1);
    assertThat(routes()).containsExactly("greeting");

    write("services/greeting.camel.yaml", GREETING + twice);
    update();
    assertThat(faults("services/greeting.camel.yaml")).hasSize(1);
    assertThat(call("greeting")).isEqualTo("hello");
    assertThat(model().getRouteDefinitions()).hasSize(1);
  }

  @Test
  void refusesAnIdThatAnotherFileHas() throws Exception {
    write("services/a.camel.yaml", GREETING);
    write("services/b.camel.yaml", GREETING.replace("direct:greeting", "direct:other"));

    update();

    assertThat(faults("services/b.camel.yaml"))
        .singleElement()
        .matches(fault -> fault.fault().contains("id of another route"));
    assertThat(call("greeting")).isEqualTo("hello");

    Files.delete(root.resolve("services/a.camel.yaml"));
    update();
    assertThat(refused.all()).isEmpty();
    assertThat(call("other")).isEqualTo("hello");
  }

  /** The policy may be in a file that comes, is mended or changes later. */
  @Test
  void givesRoutesTheErrorPolicyOfNow() throws Exception {
    String policy =
        """
        - routeConfiguration:
            id: policy
            onException:
              - onException:
                  exception: [java.lang.Exception]
                  handled: {constant: "true"}
                  steps:
                    - setBody: {constant: sorry}
        """;
    write("errors.camel.yaml", policy.replace("setBody", "setBodi"));
    write(
        "services/failing.camel.yaml",
        """
        - route:
            id: failing
            routeConfigurationId: policy
            from:
              uri: direct:failing
              steps:
                - throwException: {exceptionType: java.lang.IllegalStateException, message: no}
        """);

    update();
    assertThat(refused.all())
        .extracting(RefusedFiles.Refused::file)
        .containsExactly("routes/errors.camel.yaml", "routes/services/failing.camel.yaml");

    write("errors.camel.yaml", policy);
    update();
    assertThat(call("failing")).isEqualTo("sorry");

    write("errors.camel.yaml", policy.replace("sorry", "excuse us"));
    update();
    assertThat(call("failing")).isEqualTo("excuse us");

    write("errors.camel.yaml", "- nonsense: {}\n");
    update();
    assertThat(call("failing")).isEqualTo("excuse us");
    assertThat(refused.all()).hasSize(1);
  }

  @Test
  void tellsOfTemplatesThatChange() throws Exception {
    String template =
        """
        - routeTemplate:
            id: echo
            parameters: [{name: word, required: true}]
            from:
              uri: direct:{{word}}
              steps:
                - setBody: {constant: "{{word}}"}
        """;
    write("templates/echo.camel.yaml", template.replace("setBody", "setBodi"));
    update();
    assertThat(events).isEmpty();
    assertThat(model().getRouteTemplateDefinitions()).isEmpty();

    write("templates/echo.camel.yaml", template);
    update();
    assertThat(events).containsExactly(new TemplatesChanged(Set.of("echo")));
    TemplatedRouteBuilder.builder(camel, "echo").parameter("word", "hi").routeId("hi").add();
    assertThat(call("hi")).isEqualTo("hi");

    write("templates/echo.camel.yaml", template + "          - tu: x\n");
    update();
    assertThat(events).hasSize(1);

    Files.delete(root.resolve("templates/echo.camel.yaml"));
    update();
    assertThat(events).hasSize(2);
    assertThat(model().getRouteTemplateDefinitions()).isEmpty();
    assertThat(call("hi")).isEqualTo("hi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "route: {}\n",
        "- 7\n",
        "- &a [*a]\n",
        "- beans: [{name: x, type: java.lang.Object}]\n",
        "- route: {id: a, id: a, from: {uri: 'direct:a', steps: []}}\n",
        "\u0000",
        "- route:\n"
      })
  void refusesWhatIsNoRouteFile(String text) throws Exception {
    write("services/a.camel.yaml", text);

    update();

    assertThat(faults("services/a.camel.yaml")).isNotEmpty();
    assertThat(routes()).isEmpty();
  }

  /** A kind that throws anything refuses its file only. */
  @Test
  void outlivesWhateverAKindThrows() throws Exception {
    FileKind throwing =
        new FileKind() {
          @Override
          public boolean holds(String name) {
            return name.endsWith(".txt");
          }

          @Override
          public void take(String name, String text) {
            throw new StackOverflowError();
          }

          @Override
          public void drop(String name) {
            throw new StackOverflowError();
          }
        };
    folder =
        new RouteFolder(List.of(throwing, new RouteFiles(camel, events::add)), refused, Map.of());
    write("a.txt", "a");
    write("greeting.camel.yaml", GREETING);

    update();

    assertThat(faults("a.txt")).hasSize(1);
    assertThat(call("greeting")).isEqualTo("hello");
    Files.delete(root.resolve("a.txt"));
    update();
    assertThat(refused.all()).isEmpty();
  }

  @Test
  void refusesALinkThatLeadsOut(@TempDir Path elsewhere) throws Exception {
    Files.writeString(elsewhere.resolve("a.yaml"), GREETING);
    Files.createSymbolicLink(root.resolve("a.camel.yaml"), elsewhere.resolve("a.yaml"));

    update();

    assertThat(faults("a.camel.yaml"))
        .singleElement()
        .matches(f -> f.fault().contains("leads out of its folder"));
    assertThat(routes()).isEmpty();
  }

  /** At start and while it runs: told, nothing hangs, and what the file said before goes on. */
  @ParameterizedTest
  @CsvSource({
    "fifo, is neither a file nor a folder",
    "link to a device, is a link that leads out of its folder",
    "link to nothing, is a link that leads nowhere",
    "link to itself, is a link that leads nowhere",
    "folder, 'is a folder, but must be a file'",
    "large file, is larger than 1 MiB",
    "picture, is not text in UTF-8"
  })
  void refusesWhatIsNoFileToBeRead(String what, String fault) throws Exception {
    write("services/greeting.camel.yaml", GREETING);
    make(what, root.resolve("services/a.camel.yaml"));

    update();

    assertThat(faults("services/a.camel.yaml"))
        .extracting(FileProblem::describe)
        .containsExactly("routes/services/a.camel.yaml:1: " + fault);
    assertThat(call("greeting")).isEqualTo("hello");

    Files.delete(root.resolve("services/greeting.camel.yaml"));
    make(what, root.resolve("services/greeting.camel.yaml"));
    update();

    assertThat(refused.all()).hasSize(2).last().matches(RefusedFiles.Refused::goesOn);
    assertThat(call("greeting")).isEqualTo("hello");

    for (String name : List.of("services/a.camel.yaml", "services/greeting.camel.yaml")) {
      Files.delete(root.resolve(name));
    }
    write("services/greeting.camel.yaml", GREETING.replace("hello", "welcome"));
    update();

    assertThat(refused.all()).isEmpty();
    assertThat(call("greeting")).isEqualTo("welcome");
  }

  /** A link by another name may stand for a folder of files that are meant. */
  @ParameterizedTest
  @CsvSource({
    "fifo, is neither a file nor a folder",
    "link to a device, is a link that leads out of its folder",
    "link to nothing, is a link that leads nowhere",
    "link to itself, is a link that leads nowhere",
    "link up, is a link that leads nowhere"
  })
  void tellsOfWhatIsNoFileByWhateverName(String what, String fault) throws Exception {
    write("services/greeting.camel.yaml", GREETING);
    make(what, root.resolve("services/more"));

    update();

    assertThat(faults("services/more"))
        .extracting(FileProblem::describe)
        .containsExactly("routes/services/more:1: " + fault);
    assertThat(call("greeting")).isEqualTo("hello");

    Files.delete(root.resolve("services/more"));
    write("services/more", "a note");
    update();

    assertThat(refused.all()).isEmpty();
    assertThat(call("greeting")).isEqualTo("hello");
  }

  private static void make(String what, Path at) throws Exception {
    switch (what) {
      case "fifo" ->
          assertThat(new ProcessBuilder("mkfifo", at.toString()).start().waitFor()).isZero();
      case "link to a device" -> Files.createSymbolicLink(at, Path.of("/dev/zero"));
      case "link to nothing" -> Files.createSymbolicLink(at, Path.of("nothing"));
      case "link up" -> Files.createSymbolicLink(at, Path.of(".."));
      case "link to itself" -> Files.createSymbolicLink(at, at.getFileName());
      case "folder" -> Files.createDirectory(at);
      case "large file" -> Files.write(at, new byte[(1 << 20) + 1]);
      default -> Files.write(at, new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
    }
  }

  @Test
  void tellsOfAFileThatHasToBeThereAndIsNot() throws Exception {
    folder =
        new RouteFolder(
            List.of(new RouteFiles(camel, events::add)),
            refused,
            Map.of("greeting.camel.yaml", "is missing: nobody is greeted"));
    update();

    assertThat(onlyFault().describe())
        .isEqualTo("routes/greeting.camel.yaml:1: is missing: nobody is greeted");

    write("greeting.camel.yaml", GREETING);
    update();
    assertThat(refused.all()).isEmpty();

    Files.delete(root.resolve("greeting.camel.yaml"));
    update();
    write("other.camel.yaml", GREETING.replace("greeting", "other"));
    update();
    assertThat(onlyFault().fault()).startsWith("is missing");
    assertThat(refused.all()).noneMatch(RefusedFiles.Refused::goesOn);
    assertThat(folder.uses("greeting.camel.yaml")).isFalse();
    assertThat(routes()).containsExactly("other");
  }

  /** Files wait for it, and are taken again when it has changed. */
  @Test
  void followsWhatAKindIsHeldAgainst() throws Exception {
    String[] world = {null};
    List<String> taken = new ArrayList<>();
    FileKind following =
        new FileKind() {
          @Override
          public boolean holds(String name) {
            return name.endsWith(".txt");
          }

          @Override
          public String heldAgainst() {
            return world[0];
          }

          @Override
          public Map<String, String> required() {
            return Map.of("b.txt", "is missing");
          }

          @Override
          public void take(String name, String text) throws InvalidFileException {
            taken.add(text + " in " + world[0]);
            if (world[0].equals("winter")) {
              throw InvalidFileException.of(name, "freezes");
            }
          }

          @Override
          public void drop(String name) {
            taken.clear();
          }
        };
    folder = new RouteFolder(List.of(following), refused, Map.of());
    write("a.txt", "a");
    update();
    assertThat(taken).isEmpty();
    assertThat(refused.all()).isEmpty();

    world[0] = "summer";
    update();
    update();
    assertThat(taken).containsExactly("a in summer");
    assertThat(faults("b.txt")).hasSize(1);

    write("b.txt", "b");
    world[0] = "winter";
    update();
    assertThat(faults("a.txt")).hasSize(1);
    assertThat(refused.all().iterator().next().goesOn()).isTrue();

    world[0] = "spring";
    update();
    assertThat(refused.all()).isEmpty();
  }

  @Test
  void tellsOfAFolderThatCannotBeRead() throws Exception {
    write("greeting.camel.yaml", GREETING);
    update();

    folder.unreadable(new IOException("no"));

    assertThat(onlyFault().describe()).isEqualTo("routes/:1: can't be read (IOException)");
    assertThat(call("greeting")).isEqualTo("hello");
    folder.readable();
    assertThat(refused.all()).isEmpty();
  }

  private List<FileProblem> faults(String name) {
    return refused.all().stream()
        .filter(file -> file.file().equals("routes/" + name))
        .flatMap(file -> file.faults().stream())
        .toList();
  }

  private Model model() {
    return camel.getCamelContextExtension().getContextPlugin(Model.class);
  }

  private FileProblem onlyFault() {
    assertThat(refused.all()).hasSize(1);
    List<FileProblem> faults = refused.all().iterator().next().faults();
    assertThat(faults).hasSize(1);
    return faults.get(0);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    Files.writeString(root.resolve(name), text);
  }

  private void update() throws IOException {
    folder.update(FolderTree.of(root));
  }

  private Set<String> routes() {
    return camel.getRoutes().stream().map(Route::getRouteId).collect(Collectors.toSet());
  }

  private String call(String route) {
    return camel.createProducerTemplate().requestBody("direct:" + route, null, String.class);
  }
}
