package io.mpphub.cli.frame;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Connector;
import io.mpphub.connector.check.SampleBodies;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.FolderTree;
import io.mpphub.folder.InvalidFileException;
import io.mpphub.folder.RouteFileFaults;
import io.mpphub.service.Agencies;
import io.mpphub.service.StepsCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files of services' steps in the hub's folder, held against the connectors beside them. */
public final class StepsFiles implements Agencies {

  private final Path routes;
  private final Map<String, Reading> connectors;

  /**
   * @throws CommandException when there is no hub where it should be
   */
  public StepsFiles(Surroundings surroundings) {
    this.routes = surroundings.home().resolve("routes");
    this.connectors =
        new Folders(surroundings)
            .of(List.of()).stream()
                .map(new Reading.Reader(surroundings)::read)
                .collect(
                    Collectors.toMap(Reading::name, reading -> reading, (a, b) -> a, TreeMap::new));
  }

  /**
   * Returns the faults of each file, none where it is sound, by its name below {@code routes/}.
   *
   * @throws CommandException when the folder can't be read
   */
  public Map<String, List<FileProblem>> faults() {
    StepsCheck check = new StepsCheck(this);
    Map<String, List<FileProblem>> faults = new TreeMap<>();
    try {
      FolderTree tree = FolderTree.of(routes);
      Map<String, String> unread =
          RouteFileFaults.of(tree, StepsCheck::isMeantBy, StepsCheck.required());
      unread.forEach(
          (name, fault) -> faults.put(name, InvalidFileException.of(name, fault).faults()));
      for (Map.Entry<String, FolderTree.Entry> file : tree.files().entrySet()) {
        if (StepsCheck.isMeantBy(file.getKey()) && !unread.containsKey(file.getKey())) {
          String text = Files.readString(file.getValue().path());
          faults.put(file.getKey(), check.faults(file.getKey(), text));
        }
      }
    } catch (IOException e) {
      throw CommandException.usage(
          "The files in " + Folders.shown(routes) + " can't be read. Is HUB_HOME right?");
    }
    return faults;
  }

  /** Returns the faults of steps at this connector. */
  public List<FileProblem> faultsAt(String connector) {
    return Files.isDirectory(routes.resolve("services"))
        ? faults().values().stream()
            .flatMap(List::stream)
            .filter(fault -> fault.fault().contains(" " + connector + "."))
            .toList()
        : List.of();
  }

  @Override
  public Optional<Connector> find(String connector) {
    return Optional.ofNullable(connectors.get(connector)).map(Reading::connector);
  }

  @Override
  public List<String> names() {
    return List.copyOf(connectors.keySet());
  }

  @Override
  public boolean isRefused(String connector) {
    return connectors.containsKey(connector) && find(connector).isEmpty();
  }

  @Override
  public List<JsonNode> samples(String connector, String operation, String file) {
    return SampleBodies.of(connectors.get(connector).folder(), operation, file);
  }
}
