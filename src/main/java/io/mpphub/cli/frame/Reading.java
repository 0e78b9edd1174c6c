package io.mpphub.cli.frame;

import io.mpphub.connector.Connector;
import io.mpphub.connector.check.ConnectorLoader;
import io.mpphub.connector.check.InvalidConnectorException;
import io.mpphub.connector.sample.Samples;
import io.mpphub.connector.version.ConnectorCheck;
import io.mpphub.folder.FileProblem;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Content of a connector folder, or its faults.
 *
 * @param connector null when there are faults
 * @param faults for each of which the hub refuses the folder
 * @param unset references that have no value in this environment: on the hub they must have one
 */
public record Reading(
    Path folder, Connector connector, List<FileProblem> faults, List<FileProblem> unset) {

  public String name() {
    return folder.getFileName().toString();
  }

  /** Reads folders with the rules of the hub that this command belongs to. */
  public static final class Reader {

    private final ConnectorLoader lenient;
    private final ConnectorLoader strict;
    private final ConnectorCheck check;

    /**
     * @throws CommandException when there is no hub where it should be
     */
    public Reader(Surroundings surroundings) {
      try {
        lenient = ConnectorLoader.of(surroundings.schema(), surroundings.secretsWhereSet());
        strict = lenient.with(surroundings.secrets());
        check = new ConnectorCheck(lenient, new Samples());
      } catch (UncheckedIOException e) {
        throw CommandException.usage(
            "There is no " + Folders.shown(surroundings.schema()) + ". Is HUB_HOME right?");
      }
    }

    /** The files alone. */
    public Reading read(Path folder) {
      return read(folder, lenient::load);
    }

    /** The files and the samples: all for which a hub refuses a folder. */
    public Reading check(Path folder) {
      return read(folder, check::check);
    }

    private interface Way {
      Connector read(Path folder) throws InvalidConnectorException;
    }

    private Reading read(Path folder, Way way) {
      Connector connector = null;
      List<FileProblem> faults = List.of();
      try {
        connector = way.read(folder);
      } catch (InvalidConnectorException e) {
        faults = e.problems();
      }
      return new Reading(
          folder, connector, shown(faults, folder), shown(unset(folder, faults), folder));
    }

    private List<FileProblem> unset(Path folder, List<FileProblem> others) {
      try {
        strict.load(folder);
        return List.of();
      } catch (InvalidConnectorException e) {
        return e.problems().stream().filter(problem -> !others.contains(problem)).toList();
      }
    }

    private static List<FileProblem> shown(List<FileProblem> problems, Path folder) {
      return problems.stream().map(problem -> Folders.shown(problem, folder)).toList();
    }
  }
}
