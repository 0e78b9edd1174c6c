package io.mpphub.connector;

import java.util.List;
import java.util.stream.Collectors;

/** A connector folder that can't be used, with all of its faults. */
public final class InvalidConnectorException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<ConnectorProblem> problems;
  private final transient Connector sound;

  /**
   * @param sound what is left without the faulty parts, null when nothing can be made of it
   */
  public InvalidConnectorException(List<ConnectorProblem> problems, Connector sound) {
    super(problems.stream().map(ConnectorProblem::describe).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
    this.sound = sound;
  }

  /**
   * The connector without its faulty parts, to check what depends on the rest; null when nothing
   * can be made of it. Not for use.
   */
  public Connector sound() {
    return sound;
  }

  public List<ConnectorProblem> problems() {
    return problems;
  }
}
