package io.mpphub.adapter;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorLoader;
import io.mpphub.connector.ConnectorProblem;
import io.mpphub.connector.InvalidConnectorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is checked before a folder goes live: its files, then its samples. */
public final class ConnectorCheck {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectorCheck.class);

  private final ConnectorLoader loader;
  private final Samples samples;

  public ConnectorCheck(ConnectorLoader loader, Samples samples) {
    this.loader = loader;
    this.samples = samples;
  }

  /**
   * @param folder {@code connectors/<agency>}
   * @return what may go live
   * @throws InvalidConnectorException with the faults of all files and of all samples that can be
   *     run in spite of them; whatever else fails is a fault of the folder, too
   */
  public Connector check(Path folder) throws InvalidConnectorException {
    try {
      return sound(folder);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw InvalidConnectorException.unforeseen(folder, e);
    }
  }

  private Connector sound(Path folder) throws InvalidConnectorException {
    List<ConnectorProblem> problems = new ArrayList<>();
    Connector connector;
    try {
      connector = loader.load(folder);
    } catch (InvalidConnectorException e) {
      problems.addAll(e.problems());
      connector = e.sound();
    }
    if (connector != null) {
      problems.addAll(sampleProblems(connector, folder, List.copyOf(problems)));
    }
    if (!problems.isEmpty()) {
      throw new InvalidConnectorException(problems, null);
    }
    return connector;
  }

  private List<ConnectorProblem> sampleProblems(
      Connector connector, Path folder, List<ConnectorProblem> problems) {
    if (problems.isEmpty()) {
      return problems(samples.run(connector, folder));
    }
    if (problems.stream().map(ConnectorProblem::key).anyMatch(ConnectorCheck::concernsAll)) {
      return List.of();
    }
    try {
      boolean requests =
          problems.stream().noneMatch(problem -> problem.key().startsWith("endpoint"));
      return problems(
          samples.run(
              connector,
              folder,
              new Samples.Scope(operation -> isSound(operation, problems), requests)));
    } catch (RuntimeException e) {
      // What is left of a faulty connector may be too little to run.
      LOG.debug("The samples of '{}' wait until its other faults are mended", connector.name(), e);
      return List.of();
    }
  }

  /** What every answer passes must be right, else all samples would fail for one fault. */
  private static boolean concernsAll(String key) {
    return key.equals("envelope") || key.startsWith("outcomes");
  }

  private static boolean isSound(String operation, List<ConnectorProblem> problems) {
    return problems.stream()
        .map(ConnectorProblem::key)
        .noneMatch(key -> (key + ".").startsWith("operations." + operation + "."));
  }

  private static List<ConnectorProblem> problems(List<Samples.Result> results) {
    return results.stream().flatMap(result -> result.problems().stream()).toList();
  }
}
