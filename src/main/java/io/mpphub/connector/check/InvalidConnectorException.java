package io.mpphub.connector.check;

import io.mpphub.connector.Connector;
import io.mpphub.folder.FileProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A connector folder that can't be used, with all of its faults. */
public final class InvalidConnectorException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<FileProblem> problems;
  private final transient Connector sound;

  /**
   * @param sound what is left without the faulty parts, null when nothing can be made of it
   */
  public InvalidConnectorException(List<FileProblem> problems, Connector sound) {
    super(problems.stream().map(FileProblem::describe).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
    this.sound = sound;
  }

  /**
   * That a folder can't be used for a reason that is no fault the hub knows, such as a mapping that
   * calls itself without end.
   */
  public static InvalidConnectorException unforeseen(Path folder, Throwable failure) {
    String name = folder.getFileName().toString();
    InvalidConnectorException refused =
        new InvalidConnectorException(
            List.of(
                FileProblem.of(
                    name,
                    failure instanceof StackOverflowError
                        ? "or one of its mappings nests or calls itself without end"
                        : "can't be used (" + failure.getClass().getSimpleName() + ")")),
            null);
    refused.initCause(failure);
    return refused;
  }

  /**
   * The connector without its faulty parts, to check what depends on the rest; null when nothing
   * can be made of it. Not for use.
   */
  public Connector sound() {
    return sound;
  }

  public List<FileProblem> problems() {
    return problems;
  }
}
