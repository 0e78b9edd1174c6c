package io.mpphub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.cli.frame.ExitCodes;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {

  @TempDir Path home;
  private Terminal terminal;

  @BeforeEach
  void anAgency() {
    terminal = Terminal.inEmptyHome(home);
    terminal.type("new", "parks", "--protocol", "rest");
  }

  @Test
  void showsWhereASampleDiffersAndBothValues() {
    terminal.edit("parks/samples/find-record/found/response.json", "An example", "Another");
    terminal.edit("parks/samples/find-record/found/wire-request.json", "/2026-001", "/2026-002");

    Terminal.Result result = terminal.type("test", "parks");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out())
        .contains("FAIL  parks.find-record/found", "ok    parks.find-record/unknown")
        .contains(
            "connectors/parks/samples/find-record/found/response.json:3: fault: title"
                + " should be \"Another\", but the connector makes \"An example\"")
        .contains("wire-request.json:3: fault: path should be \"/records/2026-002\"")
        .contains("2 samples, 1 fail", "a version that runs goes on");
  }

  @Test
  void runsWithoutAnyVariableSet() {
    assertThat(terminal.type("test").exitCode()).isZero();
  }

  @Test
  void namesAnOperationWithoutASample() {
    terminal.edit("parks/connector.yaml", "find-record:", "find-tree:");

    Terminal.Result result = terminal.type("test");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out())
        .contains("parks.find-tree has no sample", "find-record:1: fault: is no operation");
  }

  @Test
  void saysWhyAFaultyFolderIsNotTested() {
    terminal.edit("parks/connector.yaml", "kind: query", "kind: question");

    Terminal.Result result = terminal.type("test");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out()).contains("connector.yaml:17: fault", "samples can't be run");
  }

  @Test
  void tellsProgramsTheSame() {
    terminal.edit("parks/samples/find-record/found/response.json", "An example", "Another");

    Terminal.Result result = terminal.type("test", "--json");

    assertThat(result.json().path("ok").asBoolean(true)).isFalse();
    assertThat(result.json().at("/connectors/0/samples")).hasSize(2);
    assertThat(result.json().at("/connectors/0/samples/0/name").asText()).isEqualTo("found");
    assertThat(result.json().at("/connectors/0/samples/0/faults/0/line").asInt()).isEqualTo(3);
  }
}
