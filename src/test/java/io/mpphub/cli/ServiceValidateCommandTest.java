package io.mpphub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.cli.frame.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The hub's own check of the steps of services, without a hub. */
class ServiceValidateCommandTest {

  private static final String NAME = "practice-licence.steps.yaml";

  @TempDir Path home;
  private Terminal terminal;
  private Path file;

  @BeforeEach
  void aHub() throws IOException {
    terminal = Terminal.inEmptyHome(home);
    for (String connector : new String[] {"dukcapil", "sisdmk", "licensing"}) {
      FileSystemUtils.copyRecursively(
          Path.of("connectors", connector), home.resolve("connectors").resolve(connector));
    }
    Path services = Files.createDirectories(home.resolve("routes/services"));
    file = services.resolve(NAME);
    Files.copy(Path.of("routes/services", NAME), file);
  }

  @Test
  void passesTheProjectsOwn() {
    Terminal.Result result = terminal.typeOf("service", "validate");

    assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
    assertThat(result.out()).contains("ok    routes/services/" + NAME);
  }

  @Test
  void listsEveryFaultWithItsPlaceAndWhatHappens() throws IOException {
    Files.writeString(file, Files.readString(file).replace("name: registration", "name: resident"));
    Files.writeString(file.resolveSibling("bakery.steps.yaml"), "checks: []\n");
    Files.createDirectory(file.resolveSibling("other.steps.yaml"));
    terminal.edit("licensing/connector.yaml", "submit-application:", "submit:");
    FileSystemUtils.deleteRecursively(home.resolve("connectors/licensing/samples"));

    Terminal.Result result = terminal.typeOf("service", "validate");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out())
        .contains("routes/services/" + NAME + ":6: fault: checks.2.name is the check resident")
        .contains("routes/services/" + NAME + ":7: fault: submit must name a command")
        .contains("routes/services/bakery.steps.yaml:1: fault: is of a service that has no checks")
        .contains("routes/services/other.steps.yaml:1: fault: is a folder")
        .contains("what it said before goes on");
    assertThat(terminal.typeOf("service", "validate", "--json").json().at("/files").size())
        .isEqualTo(3);
  }

  @Test
  void listsAFileThatIsMissing() throws IOException {
    Files.delete(file);

    Terminal.Result result = terminal.typeOf("service", "validate");

    assertThat(result.exitCode()).isEqualTo(ExitCodes.FAULTS);
    assertThat(result.out()).contains(NAME + ":1: fault: is missing: the service practice-licence");
  }

  @Test
  void doctorTellsOfStepsThatAConnectorDoesNotHave() {
    terminal.edit("sisdmk/connector.yaml", "  check-str:", "  check-registration:");
    for (String variable : new String[] {"URL", "USERNAME", "PASSWORD"}) {
      terminal.with("SISDMK_" + variable, "http://127.0.0.1:9");
    }

    Terminal.Result result = terminal.type("doctor", "sisdmk");

    assertThat(result.out())
        .contains("warn  services", NAME + ":6", "sisdmk.check-str is no operation");
  }
}
