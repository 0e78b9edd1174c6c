package io.mpphub.cli.frame;

import io.mpphub.folder.FileProblem;
import io.mpphub.folder.FolderTree;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds connector folders by the command's argument: an agency's name, or a path to a folder. */
public final class Folders {

  private final Path connectors;

  public Folders(Surroundings surroundings) {
    this.connectors = surroundings.connectors();
  }

  /**
   * The folders of these agencies, of all when there are none.
   *
   * @throws CommandException when one is not there
   */
  public List<Path> of(List<String> agencies) {
    return agencies == null || agencies.isEmpty()
        ? all()
        : agencies.stream().map(this::of).toList();
  }

  /**
   * The folder of one agency.
   *
   * @throws CommandException when it is not there
   */
  public Path of(String agency) {
    boolean isPath = agency.contains("/") || agency.contains(File.separator) || agency.equals(".");
    Path folder =
        isPath ? Path.of(agency).toAbsolutePath().normalize() : connectors.resolve(agency);
    if (!Files.isDirectory(folder)) {
      throw CommandException.usage(
          isPath
              ? "There is no folder " + agency + "."
              : "There is no connector '" + agency + "' in " + shown(connectors) + names());
    }
    return folder;
  }

  private String names() {
    List<String> names = all().stream().map(f -> f.getFileName().toString()).toList();
    return names.isEmpty() ? "." : ", only " + String.join(", ", names) + ".";
  }

  private List<Path> all() {
    if (!Files.isDirectory(connectors)) {
      throw CommandException.usage(
          "There is no folder " + shown(connectors) + ". Is HUB_HOME right?");
    }
    try (Stream<Path> folders = Files.list(connectors)) {
      return folders.filter(FolderTree::isMeantAsConnector).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path as the caller can use it: relative to where they stand when it's below that. */
  public static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path there = path.toAbsolutePath().normalize();
    return there.startsWith(here) && !there.equals(here)
        ? here.relativize(there).toString()
        : there.toString();
  }

  /** The problem with a path that the caller can open. */
  public static FileProblem shown(FileProblem problem, Path folder) {
    String prefix = "connectors/" + folder.getFileName() + "/";
    return problem.file().startsWith(prefix)
        ? new FileProblem(
            shown(folder.resolve(problem.file().substring(prefix.length()))),
            problem.line(),
            problem.key(),
            problem.fault())
        : problem;
  }
}
