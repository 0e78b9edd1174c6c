package io.mpphub.security.secret;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Check of the rights that others have to a file with a secret. A user who may change it decides
 * which key opens the hub. Links are followed, as container platforms make them. Where the file
 * system knows no such rights there is nothing to say.
 */
public final class SecretFile {

  private static final int WRITE_BY_OTHERS = 0022;
  private static final int READ_BY_ALL = 0004;
  private static final int STICKY = 01000;

  /** Folders in folders of secrets; deeper ones name nothing. */
  private static final int DEPTH = 5;

  private SecretFile() {}

  /**
   * Returns the fault of a file and its remedy, to follow the file's name.
   *
   * @return empty when only its owner may change it, or there is no file
   */
  public static Optional<String> fault(Path file) {
    return mayChange(file)
        ? Optional.of("may be changed by others; run: chmod go-w " + file)
        : Optional.empty();
  }

  /** Returns the faults of a folder and all files in it; one sentence each. */
  static List<String> faults(Path folder) {
    return all(folder, SecretFile::mayChange).stream()
        .map(file -> file + " " + fault(file).orElseThrow())
        .toList();
  }

  /** Files of a folder that all users of the machine may read. */
  static List<Path> readable(Path folder) {
    return all(
        folder, file -> Files.isRegularFile(file) && (mode(file) & READ_BY_ALL) == READ_BY_ALL);
  }

  /** In a sticky folder others may add files but change none. */
  private static boolean mayChange(Path file) {
    int mode = mode(file);
    boolean sticky = (mode & STICKY) != 0 && Files.isDirectory(file);
    return (mode & WRITE_BY_OTHERS) != 0 && !sticky;
  }

  private static List<Path> all(Path folder, Predicate<Path> which) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(file -> counts(folder, file)).filter(which).sorted().toList();
    } catch (IOException | RuntimeException e) {
      // A loop of links, or an unreadable file: not a secret of the hub's.
      return List.of();
    }
  }

  /** Kubernetes keeps versions in hidden folders; the current files link to one of them. */
  private static boolean counts(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith("..")) {
        return false;
      }
    }
    return true;
  }

  private static int mode(Path file) {
    try {
      return (Integer) Files.getAttribute(file, "unix:mode");
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return 0;
    }
  }
}
