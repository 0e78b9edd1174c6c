package io.mpphub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

  /** One sentence and what to do, no stack trace, and nothing of the folder is touched. */
  @ParameterizedTest
  @EnumSource(Unfit.class)
  void refusesADatabaseThatItCannotGoOnWith(Unfit unfit) throws Exception {
    Path file = Files.createDirectories(elsewhere.resolve("db")).resolve("hub.mv.db");
    String url = "jdbc:h2:async:" + elsewhere.resolve("db/hub");
    Files.createDirectories(elsewhere.resolve("artemis"));
    Files.createFile(elsewhere.resolve("artemis/journal"));
    Connection other = filled(url, unfit);
    try {
      byte[] before = null;
      // Whoever closes a file lets go of all locks that its process has on it.
      if (unfit != Unfit.IN_USE) {
        other.close();
        spoil(file, unfit);
        before = Files.readAllBytes(file);
      }

      Command run =
          Command.run(
              DemoProcess.command("io.mpphub.HubApplication"),
              Path.of("."),
              Map.of("HUB_PORT", "0", "HUB_DATA", elsewhere.toString()));

      assertThat(run.status()).as(run.output()).isEqualTo(1);
      assertThat(run.output()).contains(unfit.sentence, "HUB_DATA").doesNotContain("\tat ");
      if (unfit != Unfit.IN_USE && unfit != Unfit.NEWER) {
        assertThat(run.output()).contains(file.toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
      }
      assertThat(elsewhere.resolve("artemis/bindings")).doesNotExist();
    } finally {
      other.close();
    }
  }

  private enum Unfit {
    EMPTY("is empty"),
    HALF("is cut off"),
    GARBAGE("can't be opened"),
    IN_USE("is in use by another hub"),
    NEWER("used by a newer hub");

    private final String sentence;

    Unfit(String sentence) {
      this.sentence = sentence;
    }
  }

  private static Connection filled(String url, Unfit unfit) throws Exception {
    if (unfit == Unfit.NEWER) {
      Flyway.configure().dataSource(url, "sa", "").load().migrate();
    }
    Connection connection = DriverManager.getConnection(url, "sa", "");
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table t as select x, random_uuid() u from system_range(1, 20000)");
      if (unfit == Unfit.NEWER) {
        statement.execute(
            "insert into \"flyway_schema_history\" select \"installed_rank\" + 1000, '9000',"
                + " 'newer', \"type\", 'V9000__newer.sql', 0, \"installed_by\","
                + " \"installed_on\", 1, \"success\" from \"flyway_schema_history\" where"
                + " \"version\" = '1'");
      }
    }
    return connection;
  }

  private static void spoil(Path file, Unfit unfit) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      switch (unfit) {
        case EMPTY -> channel.truncate(0);
        case HALF -> channel.truncate(channel.size() / 2);
        case GARBAGE -> channel.write(ByteBuffer.wrap("x".repeat(8192).getBytes()), 0);
        default -> {
          // As it is.
        }
      }
    }
  }

  private Command hub(Map<String, String> environment, String... words) throws Exception {
    return Command.hub(elsewhere, environment, words);
  }
}
