package io.mpphub.connector.version;

import io.mpphub.folder.FolderTree;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a connector's new folder in the place of the old one, by two renamings. All that can fail
 * for want of room or rights is done beside before the first.
 *
 * @param folder what is there now, if anything
 * @param next the new one, on the same file system
 * @param old where the old one goes
 */
record FolderSwap(Path folder, Path next, Path old) {

  private static final Logger LOG = LoggerFactory.getLogger(FolderSwap.class);
  private static final CopyOption[] AS_IT_IS = {
    LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES
  };

  /**
   * @throws IOException when it can't be done; the folder is what it was
   */
  void make() throws IOException {
    boolean isThere = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
    if (isThere) {
      takeOver();
      Files.move(folder, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(next, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (isThere) {
        Files.move(old, folder, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  /** Files that are not part of a version, such as the sandbox, stay. */
  private void takeOver() throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) tree::iterator) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.isEmpty() && !FolderTree.counts(name)) {
          Path copy = next.resolve(name);
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, AS_IT_IS);
        }
      }
    }
  }

  /** Deletes what is left beside; never an old folder whose place is empty. */
  void clean(Path work) {
    if (Files.exists(old) && Files.notExists(folder)) {
      LOG.error("{} can't be put back; it is kept as {}", folder, old);
      return;
    }
    try {
      FileSystemUtils.deleteRecursively(work);
    } catch (IOException e) {
      LOG.warn("{} can't be deleted; it is not looked at", work, e);
    }
  }
}
