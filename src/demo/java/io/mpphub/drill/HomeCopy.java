package io.mpphub.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Connectors and routes of a hub's home in another folder, where they can be changed. */
final class HomeCopy {

  private final Path folder;

  /**
   * @param folder where it goes; made when it isn't there
   */
  HomeCopy(Path home, Path folder) {
    this.folder = folder;
    copy(home.resolve("routes"), folder.resolve("routes"));
    copy(home.resolve("connectors"), folder.resolve("connectors"));
  }

  Path folder() {
    return folder;
  }

  /**
   * Changes a connector.
   *
   * @param key at the top of its file, there on a line of its own or not at all
   * @param value YAML on one line
   */
  HomeCopy with(String connector, String key, String value) {
    Path file = folder.resolve("connectors").resolve(connector).resolve("connector.yaml");
    try {
      String others = Files.readString(file).replaceFirst("(?m)^" + key + ":.*\\R", "");
      Files.writeString(file, others + key + ": " + value + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      Files.createDirectories(to.getParent());
      for (Path file : all.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
