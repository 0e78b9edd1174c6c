package io.mpphub.connector.version;

import com.fasterxml.jackson.core.JsonPointer;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.check.InvalidConnectorException;
import io.mpphub.connector.run.Protocols;
import io.mpphub.connector.version.ConnectorVersions.State;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.TemplatesChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;

/**
 * Starts, replaces and takes down connectors while messages flow. A folder with a fault, or whose
 * samples fail, is refused as a whole: the version before it goes on. One change at a time.
 */
class Connectors {

  private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

  private final Secrets secrets;
  private final ConnectorCheck check;
  private final Adapters adapters;
  private final Changeover changeover;
  private final ConnectorRegistry registry;
  private final ConnectorVersions versions;
  private final VersionFigures figures;
  private int started;
  private volatile int templates;

  Connectors(
      Secrets secrets,
      ConnectorCheck check,
      Adapters adapters,
      Changeover changeover,
      ConnectorRegistry registry,
      ConnectorVersions versions,
      VersionFigures figures) {
    this.secrets = secrets;
    this.check = check;
    this.adapters = adapters;
    this.changeover = changeover;
    this.registry = registry;
    this.versions = versions;
    this.figures = figures;
  }

  /**
   * Replaces the running version by a folder's current content. Does nothing when that is the same.
   *
   * @param look at the folder, as it was found
   * @param by the operator who changed it, null for the owner of its file
   * @return false when the folder was refused; the registry has its faults. Never throws for a
   *     folder's content
   */
  synchronized boolean load(Path folder, Map<String, String> look, String by) {
    try {
      return take(folder, look, by);
    } catch (Throwable e) {
      String name = folder.getFileName().toString();
      LOG.error("The folder of connector '{}' can't be taken", name, e);
      refuse(name, InvalidConnectorException.unforeseen(folder, e).problems());
      return false;
    }
  }

  private boolean take(Path folder, Map<String, String> look, String by) {
    String name = folder.getFileName().toString();
    ConnectorFolder content;
    try {
      content = ConnectorFolder.read(folder);
    } catch (IOException e) {
      refuse(name, List.of(FileProblem.of(name, "can't be read: " + e.getMessage())));
      return false;
    }
    String text = content.text("connector.yaml");
    String hash = content.hash() + secrets.of(name).digest(text) + templates;
    if (changeover.runs(name, hash)) {
      // Back to the running version, from one that was refused.
      changeover.confirm(name);
      note(name, content, by == null ? owner(folder) : by, State.LIVE, 0);
      return true;
    }
    List<FileProblem> problems = start(folder, look, text, hash);
    State state = problems.isEmpty() ? State.LIVE : State.REFUSED;
    if (problems.isEmpty()) {
      figures.runs(name, content.hash());
    }
    note(name, content, by == null ? owner(folder) : by, state, problems.size());
    if (!problems.isEmpty()) {
      refuse(name, problems);
    }
    return problems.isEmpty();
  }

  private List<FileProblem> start(Path folder, Map<String, String> look, String text, String hash) {
    String name = folder.getFileName().toString();
    try {
      Connector connector = check.check(folder, look);
      changeover.turnTo(adapters.start(connector, folder, ++started), hash);
      return List.of();
    } catch (InvalidConnectorException e) {
      return e.problems();
    } catch (MissingTemplateException e) {
      String file = "connectors/" + name + "/connector.yaml";
      return List.of(FileProblem.at(file, text, JsonPointer.compile("/protocol"), e.getMessage()));
    } catch (Exception e) {
      LOG.error("The routes of connector '{}' can't be made", name, e);
      return List.of(FileProblem.of(name, "can't be turned into routes; the hub's log says why"));
    }
  }

  private void refuse(String name, List<FileProblem> problems) {
    registry.refuse(name, problems);
    problems.forEach(problem -> LOG.error("{}", problem.describe()));
    LOG.error(
        changeover.runs(name)
            ? "Connector '{}' is not changed; the version before goes on"
            : "Connector '{}' is not started; the others run",
        name);
  }

  /** Marks all connectors for a new load, since their templates have changed. */
  @EventListener
  synchronized void follow(TemplatesChanged event) {
    if (event.ids().stream().anyMatch(Protocols::makeOf)) {
      templates++;
    }
  }

  /** Another one when all connectors have to be loaded again, though their folders are the same. */
  int templates() {
    return templates;
  }

  /**
   * Records that each folder of the start has been read: files that name connectors can be judged.
   */
  void looked() {
    registry.looked();
  }

  /** Takes a connector down when its folder is gone. Its queued messages wait. */
  synchronized void remove(String name) {
    registry.remove(name);
    if (changeover.remove(name)) {
      figures.stopped(name);
      LOG.info("Connector '{}' is gone; what is queued for it waits", name);
    }
    note(name, null, "", State.REMOVED, 0);
  }

  /** A hub without its database still runs its connectors. */
  private void note(String name, ConnectorFolder content, String by, State state, int faults) {
    try {
      versions.add(name, content, by, state, faults);
    } catch (DataAccessException e) {
      LOG.warn("The version of connector '{}' is not kept: the database fails", name, e);
    }
  }

  private static String owner(Path folder) {
    try {
      return Files.getOwner(folder.resolve("connector.yaml")).getName();
    } catch (IOException | UnsupportedOperationException e) {
      return "unknown";
    }
  }
}
