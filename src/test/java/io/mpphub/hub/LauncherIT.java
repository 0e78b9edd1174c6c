package io.mpphub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./hub} as a person types it. Starts no hub. */
class LauncherIT {

  @TempDir Path elsewhere;

  @ParameterizedTest
  @ValueSource(strings = {"help", "-h", "--help"})
  void explainsItself(String option) throws Exception {
    Command run = hub(Map.of(), option);

    assertThat(run.status()).isZero();
    assertThat(run.output())
        .contains("Usage: ./hub", "demo", "serve", "drill", "connector", "HUB_PORT", "HUB_DATA");
  }

  @Test
  void refusesACommandThatItDoesNotHave() throws Exception {
    Command run = hub(Map.of(), "dance");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.output()).contains("no such command: dance", "Usage: ./hub");
  }

  @Test
  void namesTheJavaThatIsTooOld() throws Exception {
    Path java = Files.createDirectories(elsewhere.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));

    Command run = hub(Map.of("JAVA_HOME", elsewhere.toString()), "demo");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("Java 11 found", "17 or newer is needed", "JAVA_HOME");
  }

  @Test
  void saysThatThereIsNoJava() throws Exception {
    Command run = hub(Map.of("JAVA_HOME", elsewhere.toString()), "serve");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).contains("no Java found", "17 or newer");
  }

  @Test
  void demoNamesThePortThatIsTaken() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(other.getLocalPort());

      Command run =
          Command.run(
              DemoProcess.command("io.mpphub.sandbox.DemoHub"),
              Path.of("."),
              Map.of("HUB_PORT", port, "HUB_DATA", elsewhere.toString()));

      assertThat(run.status()).isEqualTo(1);
      assertThat(run.output()).contains("Port " + port, "is taken", "HUB_PORT=");
      try (Stream<Path> left = Files.list(elsewhere)) {
        assertThat(left).isEmpty();
      }
    }
  }

  private Command hub(Map<String, String> environment, String... words) throws Exception {
    return Command.hub(elsewhere, environment, words);
  }
}
