package io.mpphub.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {

  @TempDir private Path data;
  private Path file;
  private DatabaseFile database;

  @BeforeEach
  void describe() {
    file = data.resolve("db/hub.mv.db");
    database = of(data.resolve("db/hub"));
  }

  private DatabaseFile of(Path name) {
    return DatabaseFile.of("jdbc:h2:async:" + name + ";DB_CLOSE_ON_EXIT=FALSE", data).orElseThrow();
  }

  private void check() {
    database.check("sa", "");
  }

  private void fill() throws SQLException {
    check();
    try (var connection =
            DriverManager.getConnection("jdbc:h2:async:" + data.resolve("db/hub"), "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("create table t as select x, random_uuid() u from system_range(1, 20000)");
      // Else a file that was not compacted in time may be whole in its first half.
      statement.execute("shutdown compact");
    }
  }

  @Test
  void beginsInAnEmptyFolderAndGoesOnThere() {
    check();
    assertThat(file).exists();
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void refusesAFolderWhoseDatabaseIsGoneOrEmpty() throws IOException {
    check();
    Files.delete(file);
    refused("is not there, though this folder had one");
    Files.createFile(file);
    refused("is empty");
  }

  @Test
  void refusesAJournalWithoutADatabase() throws IOException {
    Files.createDirectories(data.resolve("artemis/journal"));
    Files.createFile(data.resolve("artemis/journal/activemq-data-1.amq"));
    refused("is not there, though this folder had one");
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesWhatIsCutOffOrGarbage() throws Exception {
    fill();
    byte[] whole = Files.readAllBytes(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(whole.length / 2);
    }
    refused("is cut off");
    byte[] garbage = whole.clone();
    Arrays.fill(garbage, 0, 8192, (byte) 'x');
    Files.write(file, garbage);
    refused("can't be opened");
    Files.write(file, whole);
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void leavesDatabasesElsewhereAlone() {
    assertThat(DatabaseFile.of("jdbc:h2:mem:hub", data)).isEmpty();
    assertThat(DatabaseFile.of("jdbc:postgresql://db/hub", data)).isEmpty();
  }

  private void refused(String why) {
    assertThatThrownBy(this::check)
        .isInstanceOf(UnfitDataException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(why)
        .extracting(e -> ((UnfitDataException) e).action())
        .asString()
        .contains("HUB_DATA");
  }
}
