package io.mpphub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletionCommandTest {

  private final Terminal terminal = new Terminal(Path.of("."));

  @Test
  void completesCommandsOptionsAndTheirValues() throws Exception {
    String script = terminal.type("completion").out();

    assertThat(complete(script, "hub", "")).contains("connector", "demo", "serve", "help");
    assertThat(complete(script, "hub", "connector", "val")).containsExactly("validate");
    assertThat(complete(script, "hub", "connector", "new", "--protocol", ""))
        .containsExactly(
            Arrays.stream(Blueprint.values()).map(Blueprint::toString).toArray(String[]::new));
  }

  private static List<String> complete(String script, String... words) throws Exception {
    String line =
        "compopt() { :; }; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_hub; printf '%%s\\n' \"${COMPREPLY[@]}\""
            .formatted(
                String.join(" ", Arrays.stream(words).map(word -> "'" + word + "'").toList()),
                words.length - 1);
    Process bash = new ProcessBuilder("bash", "-c", script + "\n" + line).start();
    bash.getOutputStream().close();
    String output = new String(bash.getInputStream().readAllBytes());
    assertThat(bash.waitFor()).isZero();
    return output.lines().toList();
  }
}
