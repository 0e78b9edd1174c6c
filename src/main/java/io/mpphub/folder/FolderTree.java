package io.mpphub.folder;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that make up a connector, or the routes, as they are now: without a connector's sandbox
 * and without hidden and backup files. The folder may be a link, and its files may be links to
 * others below it, as container platforms mount them; a link that leads out of it is a fault.
 *
 * @param files by path below the folder, with {@code /} between names
 * @param faults what there is besides files that may be read, by the same path
 * @param folders those below it, by the same path
 */
public record FolderTree(
    Map<String, Entry> files, Map<String, String> faults, Set<String> folders) {

  /** More than a hand-made folder needs. */
  private static final int MOST_FILES = 5000;

  private static final int DEPTH = 20;

  /**
   * One file.
   *
   * @param path without links
   * @param look another one when the file is another one, or has been written
   */
  public record Entry(Path path, long size, String look) {}

  /**
   * Whether an entry of the folder of all connectors is meant to be a connector: whatever is no
   * file. What is neither a folder nor a link to one is refused, and so told.
   */
  public static boolean isMeantAsConnector(Path entry) {
    return counts(entry.getFileName().toString()) && !Files.isRegularFile(entry);
  }

  /**
   * Variant for a connector. A link to a folder of something else isn't walked: that may be large.
   *
   * @throws IOException also when it is such a link
   */
  public static FolderTree ofConnector(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      throw new IOException("it is a link that leads nowhere");
    }
    Path root = root(folder);
    if (Files.isSymbolicLink(folder) && !Files.exists(root.resolve("connector.yaml"))) {
      throw new IOException("it is a link to a folder without connector.yaml");
    }
    return walk(root);
  }

  /**
   * @param folder or a link to one
   * @throws IOException when it is not there, is no folder, holds too much, or is a link to a
   *     folder that it stands in; an unreadable part is a fault
   */
  public static FolderTree of(Path folder) throws IOException {
    return walk(root(folder));
  }

  private static Path root(Path folder) throws IOException {
    Path root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new IOException("it is no folder");
    }
    if (folder.toAbsolutePath().getParent().toRealPath().startsWith(root)) {
      throw new IOException("it is a link to a folder that it stands in");
    }
    return root;
  }

  private static FolderTree walk(Path root) throws IOException {
    FolderTree tree = new FolderTree(new TreeMap<>(), new TreeMap<>(), new TreeSet<>());
    Files.walkFileTree(
        root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Visitor(root, tree));
    return tree;
  }

  /** Returns the state of all there is, by name: another one when something has changed. */
  public Map<String, String> look() {
    Map<String, String> look = new TreeMap<>(faults);
    files.forEach((name, file) -> look.put(name, file.look()));
    return look;
  }

  /** False for files that are not part of the connector, by their path below the folder. */
  public static boolean counts(String name) {
    return !name.equals("sandbox")
        && !name.startsWith("sandbox/")
        && !name.endsWith("~")
        && !name.startsWith(".")
        && !name.contains("/.");
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final Path root;
    private final FolderTree tree;

    private Visitor(Path root, FolderTree tree) {
      this.root = root;
      this.tree = tree;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (folder.equals(root)) {
        return FileVisitResult.CONTINUE;
      }
      String name = name(folder);
      if (!counts(name)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Path real = real(folder);
      if (real == null) {
        tree.faults.put(name, "can't be read");
        return FileVisitResult.SKIP_SUBTREE;
      }
      if (!real.startsWith(root)) {
        tree.faults.put(name, "is a link that leads out of its folder");
        return FileVisitResult.SKIP_SUBTREE;
      }
      tree.folders.add(name);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = name(file);
      if (!counts(name)) {
        return FileVisitResult.CONTINUE;
      }
      if (attributes.isSymbolicLink()) {
        // The walk follows all but those.
        tree.faults.put(name, "is a link that leads nowhere");
        return go();
      }
      Path real = real(file);
      if (real == null) {
        tree.faults.put(name, "can't be read");
      } else if (!real.startsWith(root)) {
        tree.faults.put(name, "is a link that leads out of its folder");
      } else if (!attributes.isRegularFile()) {
        tree.faults.put(name, "is neither a file nor a folder");
      } else if (!Files.isReadable(real)) {
        tree.faults.put(name, "can't be read: the hub's user may not");
      } else {
        String look =
            attributes.lastModifiedTime() + " " + attributes.size() + " " + attributes.fileKey();
        tree.files.put(name, new Entry(real, attributes.size(), look));
      }
      return go();
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (file.equals(root)) {
        throw failure;
      }
      if (counts(name(file))) {
        tree.faults.put(
            name(file),
            Files.isSymbolicLink(file) ? "is a link that leads nowhere" : "can't be read");
      }
      return go();
    }

    /** Null when it has gone meanwhile, or may not be looked at. */
    private static Path real(Path file) {
      try {
        return file.toRealPath();
      } catch (IOException e) {
        return null;
      }
    }

    private FileVisitResult go() throws IOException {
      if (tree.files.size() + tree.faults.size() > MOST_FILES) {
        throw new IOException("it holds more than " + MOST_FILES + " files");
      }
      return FileVisitResult.CONTINUE;
    }

    private String name(Path file) {
      return root.relativize(file).toString().replace('\\', '/');
    }
  }
}
