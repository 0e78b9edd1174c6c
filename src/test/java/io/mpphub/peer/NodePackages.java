package io.mpphub.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The npm packages of the scripts in {@code src/test/node}, installed once a build. */
final class NodePackages {

  static final Path SCRIPTS = Path.of("src/test/node").toAbsolutePath();

  private static final Path INSTALLED = Path.of("target/node").toAbsolutePath();
  private static final List<String> LISTS = List.of("package.json", "package-lock.json");

  private NodePackages() {}

  /**
   * Where node finds them. Installs what the lock file lists, unless that is done; others that want
   * the same meanwhile wait.
   *
   * @throws IllegalStateException when npm is missing or fails
   */
  static Path installed() {
    String npm = Program.onPath("npm", "npm");
    try {
      Files.createDirectories(INSTALLED);
      try (FileChannel channel =
          FileChannel.open(
              INSTALLED.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.lock(); // until it is closed
        if (!isCurrent()) {
          install(npm);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return INSTALLED.resolve("node_modules");
  }

  private static boolean isCurrent() throws IOException {
    Path done = INSTALLED.resolve("done.json");
    return Files.exists(done) && Files.mismatch(done, SCRIPTS.resolve("package-lock.json")) < 0;
  }

  private static void install(String npm) throws IOException {
    for (String list : LISTS) {
      Files.copy(
          SCRIPTS.resolve(list), INSTALLED.resolve(list), StandardCopyOption.REPLACE_EXISTING);
    }
    Program.run(
        List.of(
            npm,
            "ci",
            "--prefix",
            INSTALLED.toString(),
            "--no-audit",
            "--no-fund",
            "--ignore-scripts"));
    Files.copy(
        SCRIPTS.resolve("package-lock.json"),
        INSTALLED.resolve("done.json"),
        StandardCopyOption.REPLACE_EXISTING);
  }
}
