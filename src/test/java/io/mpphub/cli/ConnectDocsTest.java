package io.mpphub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.cli.frame.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What docs/connect-an-agency.md shows is what there is. A block after {@code <!-- file: path -->}
 * is that file, after {@code <!-- part: path -->} some lines of it, and after {@code <!-- output:
 * words -->} what the command prints.
 */
class ConnectDocsTest {

  private static final Path PAGE = Path.of("docs/connect-an-agency.md");
  private static final Path EXAMPLES = Path.of("docs/examples");
  private static final Pattern BLOCK =
      Pattern.compile(
          "<!-- (file|part|output): ([^>]+) -->\\n```[a-z]*\\n(.*?)```\\n", Pattern.DOTALL);

  private final Terminal terminal = new Terminal(Path.of("."));

  @TestFactory
  Stream<DynamicTest> showsWhatThereIs() throws IOException {
    List<MatchResult> blocks = BLOCK.matcher(Files.readString(PAGE)).results().toList();
    assertThat(blocks).hasSizeGreaterThan(10);
    return blocks.stream()
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.group(1) + " " + block.group(2),
                    () -> check(block.group(1), block.group(2).strip(), block.group(3))));
  }

  private void check(String kind, String source, String shown) throws IOException {
    switch (kind) {
      case "file" -> assertThat(shown).isEqualTo(Files.readString(Path.of(source)));
      case "part" -> assertThat(lines(Files.readString(Path.of(source)))).contains(lines(shown));
      default -> assertThat(shown).isEqualTo(terminal.type(source.split(" ")).out());
    }
  }

  /** The same lines, however deep they stand. */
  private static String lines(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce("", (a, b) -> a + b + "\n");
  }

  @TestFactory
  Stream<DynamicTest> exampleIsSoundAndItsSamplesHold() {
    return examples().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.getFileName().toString(),
                    () -> {
                      Terminal.Result valid = terminal.type("validate", example.toString());
                      assertThat(valid.exitCode()).as(valid.out()).isZero();
                      Terminal.Result tested = terminal.type("test", example.toString());
                      assertThat(tested.exitCode()).as(tested.out()).isZero();
                      assertThat(tested.out()).doesNotContain("has no sample");
                    }));
  }

  @Test
  void quotesEveryExample() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(examples())
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(
            example -> assertThat(page).contains("<!-- file: " + example + "/connector.yaml -->"));
  }

  @Test
  void namesEveryCommand() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(
            Cli.commandLine(Surroundings.ofProcess())
                .getSubcommands()
                .get("connector")
                .getSubcommands()
                .keySet())
        .isNotEmpty()
        .allSatisfy(command -> assertThat(page).contains("`" + command));
  }

  @Test
  void bringsTheSchemaForEditors() {
    assertThat(EXAMPLES.resolve("connector.schema.json"))
        .hasSameTextualContentAs(Path.of("connectors/connector.schema.json"));
  }

  private static List<Path> examples() {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
