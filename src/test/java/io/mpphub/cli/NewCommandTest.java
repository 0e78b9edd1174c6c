package io.mpphub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.cli.frame.ExitCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewCommandTest {

  @TempDir Path home;

  @ParameterizedTest
  @EnumSource(Blueprint.class)
  void writesAFolderThatPassesValidateAndTest(Blueprint protocol) {
    Terminal terminal = Terminal.inEmptyHome(home);

    Terminal.Result made = terminal.type("new", "city-parks", "--protocol", protocol.toString());

    assertThat(made.exitCode()).as(made.err()).isZero();
    assertThat(made.out()).contains("city-parks/connector.yaml", "validate city-parks");
    assertThat(terminal.type("validate", "city-parks"))
        .satisfies(
            result -> {
              assertThat(result.exitCode()).as(result.out()).isZero();
              assertThat(result.out()).contains("ok    city-parks").doesNotContain("fault");
            });
    Terminal.Result tested = terminal.type("test", "city-parks");
    assertThat(tested.exitCode()).as(tested.out()).isZero();
    assertThat(tested.out()).contains("all hold").doesNotContain("has no sample", ": 0 samples");
  }

  @ParameterizedTest
  @EnumSource(Blueprint.class)
  void leavesNoPlaceholderAndNamesTheSchemaForEditors(Blueprint protocol) throws Exception {
    Terminal terminal = Terminal.inEmptyHome(home);
    terminal.type(
        "new", "city-parks", "--protocol", protocol.toString(), "--title", "Parks: \"green\"");

    try (var files = Files.walk(terminal.connectors().resolve("city-parks"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as("%s", file).doesNotContainPattern("@[A-Za-z]+@");
      }
    }
    assertThat(terminal.connectors().resolve("city-parks/connector.yaml"))
        .content()
        .startsWith("# yaml-language-server: $schema=../connector.schema.json\n")
        .contains("CITY_PARKS_URL", "title: \"Parks: \\\"green\\\"\"");
  }

  @Test
  void neverOverwrites() throws Exception {
    Terminal terminal = Terminal.inEmptyHome(home);
    Path mine = Files.createDirectories(terminal.connectors().resolve("parks")).resolve("notes");
    Files.writeString(mine, "mine");

    Terminal.Result result = terminal.type("new", "parks", "--protocol", "rest");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("parks exists already", "Nothing was changed");
    assertThat(terminal.connectors().resolve("parks")).isDirectoryNotContaining("glob:**.yaml");
  }

  @Test
  void refusesANameThatIsNone() {
    Terminal.Result result =
        Terminal.inEmptyHome(home).type("new", "../parks", "--protocol", "rest");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("lower-case words joined by hyphens", "../parks");
  }

  @Test
  void namesTheProtocolsThereAre() {
    Terminal.Result result = Terminal.inEmptyHome(home).type("new", "parks", "--protocol", "fax");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(result.err()).contains("fax", "--protocol").containsIgnoringCase("rest");
  }

  @Test
  void writesElsewhereWithTheSchemaBesideIt() {
    Terminal terminal = Terminal.inEmptyHome(home);
    Path drafts = home.resolve("drafts");

    Terminal.Result result =
        terminal.type("new", "parks", "--protocol", "rest", "--in", drafts.toString(), "--json");

    assertThat(result.json().path("folder").asText()).endsWith("drafts/parks");
    assertThat(result.json().path("files")).hasSizeGreaterThan(4);
    assertThat(drafts.resolve("connector.schema.json")).exists();
    assertThat(terminal.type("test", drafts.resolve("parks").toString()).exitCode()).isZero();
  }
}
