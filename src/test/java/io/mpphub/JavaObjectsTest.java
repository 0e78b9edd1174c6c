package io.mpphub;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JavaObjectsTest {

  @Test
  void areReadNowhereInTheHub() throws Exception {
    Process hub =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SerialisedVictim.class.getName())
            .redirectErrorStream(true)
            .start();
    hub.getOutputStream().close();
    String said = new String(hub.getInputStream().readAllBytes());
    hub.waitFor();

    assertThat(said.lines()).last().asString().isEqualTo("filter status: REJECTED");
  }
}
