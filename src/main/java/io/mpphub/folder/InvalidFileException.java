package io.mpphub.folder;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.stream.Collectors;

/** A file of {@code routes/} that can't be used, with all of its faults. */
public final class InvalidFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<FileProblem> faults;

  /**
   * @param faults at least one
   */
  public InvalidFileException(List<FileProblem> faults) {
    super(faults.stream().map(FileProblem::describe).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  /**
   * One fault of a file as a whole.
   *
   * @param name path below {@code routes/}
   */
  public static InvalidFileException of(String name, String fault) {
    return new InvalidFileException(List.of(new FileProblem(path(name), 1, "", fault)));
  }

  /**
   * One fault at a place of a YAML or JSON file.
   *
   * @param text of the file, to find the line in
   */
  public static InvalidFileException at(String name, String text, JsonPointer at, String fault) {
    return new InvalidFileException(List.of(FileProblem.at(path(name), text, at, fault)));
  }

  /** A file's path below the hub's home. */
  public static String path(String name) {
    return "routes/" + name;
  }

  public List<FileProblem> faults() {
    return faults;
  }
}
