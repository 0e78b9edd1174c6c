package io.mpphub.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;

/** Files left after a drill: useless after a clean one, evidence after another. */
final class Evidence {

  private Evidence() {}

  /**
   * Deletes the folder, or tells where it is.
   *
   * @throws IOException when it can't be deleted
   */
  static void leave(Path data, boolean isOk, Consumer<String> progress) throws IOException {
    boolean isEmpty = data.toFile().list().length == 0;
    if (isOk || isEmpty) {
      FileSystemUtils.deleteRecursively(data);
    } else {
      progress.accept("data and logs are kept in " + data);
    }
  }
}
