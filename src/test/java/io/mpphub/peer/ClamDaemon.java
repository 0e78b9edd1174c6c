package io.mpphub.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The real clamd, which knows one virus: a text of ours. Can be stopped and started again. */
public final class ClamDaemon implements AutoCloseable {

  /** What it takes for a virus, anywhere in a file. */
  public static final String VIRUS = "MPP-HUB-TEST-VIRUS-7f3a91";

  private static final String PROGRAM = "/usr/sbin/clamd";

  private final Path folder;
  private final int port = Ports.free();
  private Process process;

  /**
   * @param folder for its configuration, its signatures and its log
   * @throws IllegalStateException when clamd is missing or doesn't start
   */
  public ClamDaemon(Path folder) {
    Program.require(PROGRAM, "clamav-daemon");
    this.folder = folder;
    try {
      Path signatures = Files.createDirectories(folder.resolve("signatures"));
      String hex = HexFormat.of().formatHex(VIRUS.getBytes(StandardCharsets.US_ASCII));
      Files.writeString(signatures.resolve("hub.ndb"), "Hub.Test:0:*:" + hex + "\n");
      Files.writeString(
          folder.resolve("clamd.conf"),
          """
          Foreground yes
          DatabaseDirectory %s
          TCPSocket %d
          TCPAddr 127.0.0.1
          StreamMaxLength 25M
          MaxThreads 2
          """
              .formatted(signatures, port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  public void start() {
    try {
      process =
          new ProcessBuilder(PROGRAM, "-c", folder.resolve("clamd.conf").toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("clamd.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Ports.awaitListening(port, process, "clamd ended; its log tells why: " + folder);
  }

  public void stop() {
    Program.stop(process);
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    stop();
  }
}
