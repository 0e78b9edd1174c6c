package io.mpphub.drill;

import io.mpphub.peer.Patience;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server that keeps its port and data when it is killed and started again. */
final class DatabaseProcess implements AutoCloseable {

  private final Path data;
  private final int port = HubProcess.freePort();
  private EmbeddedPostgres server;

  /**
   * @param data a folder for it alone
   */
  DatabaseProcess(Path data) {
    this.data = data;
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  String user() {
    return "postgres";
  }

  /** Starts it, once more if need be; leftovers of a kill may be in its way for a moment. */
  void start() {
    server =
        Patience.of(Duration.ofMinutes(2)).every(Duration.ofMillis(500)).get(this::startedServer);
  }

  private Optional<EmbeddedPostgres> startedServer() {
    try {
      return Optional.of(
          EmbeddedPostgres.builder()
              .setPort(port)
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              // Its default, which this library turns off: else a kill loses commits.
              .setServerConfig("synchronous_commit", "on")
              .setPGStartupWait(Duration.ofSeconds(60))
              .start());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** As when its machine loses its power. */
  void kill() {
    try {
      List<ProcessHandle> all = processes();
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(process -> process.onExit().join());
      // Releases the lock on the folder; there is nothing left to stop.
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As when its machine hangs: connections stay open, new ones are made, and nothing answers. */
  void freeze() {
    Signals.send("-STOP", processes().get(0));
    // Now it starts no more of them.
    Signals.send("-STOP", processes().toArray(ProcessHandle[]::new));
  }

  void thaw() {
    Signals.send("-CONT", processes().toArray(ProcessHandle[]::new));
  }

  /** The postmaster first. */
  private List<ProcessHandle> processes() {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
