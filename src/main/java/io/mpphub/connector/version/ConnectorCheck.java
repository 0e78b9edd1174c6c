package io.mpphub.connector.version;

import io.mpphub.connector.Connector;
import io.mpphub.connector.check.ConnectorLoader;
import io.mpphub.connector.check.InvalidConnectorException;
import io.mpphub.connector.sample.Samples;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.FolderTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that is checked before a folder goes live: its files, then its samples. */
public final class ConnectorCheck {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectorCheck.class);

  /** A folder with hundreds of samples takes seconds. */
  private static final Duration MOST = Duration.ofSeconds(30);

  private final ConnectorLoader loader;
  private final Samples samples;
  private final CheckLimit limit;

  /** State of the files of folders whose check didn't end. */
  private final Map<Path, Map<String, String>> endless = new ConcurrentHashMap<>();

  public ConnectorCheck(ConnectorLoader loader, Samples samples) {
    this(loader, samples, new CheckLimit(MOST));
  }

  ConnectorCheck(ConnectorLoader loader, Samples samples, CheckLimit limit) {
    this.loader = loader;
    this.samples = samples;
    this.limit = limit;
  }

  /**
   * @param folder {@code connectors/<agency>}
   * @return a connector that may go live
   * @throws InvalidConnectorException with the faults of all files and of all samples that can be
   *     run in spite of them; any other failure is a fault of the folder, too
   */
  public Connector check(Path folder) throws InvalidConnectorException {
    return check(folder, look(folder));
  }

  /**
   * Variant for a folder that was just looked at.
   *
   * @param look at the folder, from before the check: a change during the check is another one
   */
  Connector check(Path folder, Map<String, String> look) throws InvalidConnectorException {
    if (look.equals(endless.get(folder))) {
      throw refused(folder, "never ends: it is not checked again before a file changes");
    }
    try {
      Connector connector = limit.call(() -> sound(folder));
      endless.remove(folder);
      return connector;
    } catch (RejectedExecutionException e) {
      throw refused(folder, e.getMessage());
    } catch (TimeoutException e) {
      endless.put(folder, look);
      throw refused(folder, e.getMessage());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InvalidConnectorException invalid) {
        throw invalid;
      }
      throw InvalidConnectorException.unforeseen(folder, e.getCause());
    }
  }

  private static InvalidConnectorException refused(Path folder, String fault) {
    String name = folder.getFileName().toString();
    return new InvalidConnectorException(List.of(FileProblem.of(name, fault)), null);
  }

  /** State of a folder's files by name; what can't be looked at has a state, too. */
  static Map<String, String> look(Path folder) {
    try {
      return FolderTree.ofConnector(folder).look();
    } catch (IOException | RuntimeException e) {
      return Map.of("", e.toString());
    }
  }

  private Connector sound(Path folder) throws InvalidConnectorException {
    List<FileProblem> problems = new ArrayList<>();
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

  private List<FileProblem> sampleProblems(
      Connector connector, Path folder, List<FileProblem> problems) {
    if (problems.isEmpty()) {
      return problems(samples.run(connector, folder));
    }
    if (problems.stream().map(FileProblem::key).anyMatch(ConnectorCheck::concernsAll)) {
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
      // The rest of a faulty connector may be too little to run.
      LOG.debug("The samples of '{}' wait until its other faults are mended", connector.name(), e);
      return List.of();
    }
  }

  /**
   * The envelope and the outcomes concern every answer and must be right, else all samples would
   * fail for one fault.
   */
  private static boolean concernsAll(String key) {
    return key.equals("envelope") || key.startsWith("outcomes");
  }

  private static boolean isSound(String operation, List<FileProblem> problems) {
    return problems.stream()
        .map(FileProblem::key)
        .noneMatch(key -> (key + ".").startsWith("operations." + operation + "."));
  }

  private static List<FileProblem> problems(List<Samples.Result> results) {
    return results.stream().flatMap(result -> result.problems().stream()).toList();
  }
}
