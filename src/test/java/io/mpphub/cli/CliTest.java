package io.mpphub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.cli.frame.ExitCodes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {

  private final Terminal terminal = new Terminal(Path.of("."));

  @Test
  void listsItsCommandsAndExitCodes() {
    Terminal.Result result = terminal.type("--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out())
        .contains("./hub connector", "new", "validate", "test", "try", "doctor", "diff", "record")
        .contains("versions", "rollback", "completion", "Exit codes:", "can't be reached");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new",
        "validate",
        "test",
        "try",
        "doctor",
        "diff",
        "record",
        "versions",
        "rollback",
        "completion"
      })
  void everyCommandExplainsItselfAndSpeaksJson(String command) {
    Terminal.Result result = terminal.type(command, "--help");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("./hub connector " + command, "--json");
  }

  @Test
  void endsWith2OnAWordThatItDoesNotKnow() {
    assertThat(terminal.type("dance").exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.type("validate", "--dance").exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.type().exitCode()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void writesNoEscapeCodesWhereThereIsNoTerminal() {
    assertThat(terminal.type("test").out()).isNotEmpty().doesNotContain("\u001b");
  }
}
