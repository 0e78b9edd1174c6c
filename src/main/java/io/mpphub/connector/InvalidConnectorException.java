package io.mpphub.connector;

import java.util.List;
import java.util.stream.Collectors;

/** A connector folder that can't be used, with all of its faults. */
public final class InvalidConnectorException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<ConnectorProblem> problems;

  public InvalidConnectorException(List<ConnectorProblem> problems) {
    super(problems.stream().map(ConnectorProblem::describe).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<ConnectorProblem> problems() {
    return problems;
  }
}
