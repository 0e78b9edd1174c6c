package io.mpphub.connector.version;

import io.mpphub.connector.SecretFolder;
import io.mpphub.folder.FolderTree;
import io.mpphub.schedule.Rounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/**
 * Starts every connector of the {@code connectors} folder once Camel runs and before the hub says
 * it's ready; then looks for changes several times a second. Looks instead of being told: file
 * events get lost on network and container mounts. A folder is read when it has been the same for
 * two looks, so that one that is being copied is not read half.
 */
class ConnectorWatch implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectorWatch.class);

  private final Path root;
  private final SecretFolder secrets;
  private final Connectors connectors;
  private final Duration pause;
  private final Rounds rounds = new Rounds("connector-watch");

  /** State of each folder when it was last loaded, and at the last look. */
  private final Map<String, Look> loaded = new HashMap<>();

  private Map<String, Look> lastLook = Map.of();
  private boolean unreadable;

  /**
   * All that a version depends on, by name.
   *
   * @param files of its folder
   * @param shared secrets and templates
   */
  private record Look(Map<String, String> files, Map<String, String> shared) {}

  ConnectorWatch(Path root, SecretFolder secrets, Connectors connectors, Duration pause) {
    this.root = root;
    this.secrets = secrets;
    this.connectors = connectors;
    this.pause = pause;
  }

  @EventListener(ApplicationStartedEvent.class)
  @Order(0)
  void start() {
    try {
      lastLook = look();
      loadChanged(lastLook);
    } catch (IOException | UncheckedIOException e) {
      tellUnreadable(e);
    }
    connectors.looked();
    rounds.every(pause, pause, this::lookAgain);
  }

  private void lookAgain() {
    try {
      Map<String, Look> now = look();
      if (now.equals(lastLook)) {
        loadChanged(now);
      }
      lastLook = now;
      unreadable = false;
    } catch (IOException | UncheckedIOException e) {
      tellUnreadable(e);
    }
  }

  /** Once: it is looked at several times a second. */
  private void tellUnreadable(Exception failure) {
    if (!unreadable) {
      LOG.error("The folder {} can't be read; the connectors go on as they are", root, failure);
    }
    unreadable = true;
  }

  private void loadChanged(Map<String, Look> now) {
    for (Map.Entry<String, Look> folder : now.entrySet()) {
      if (!folder.getValue().equals(loaded.put(folder.getKey(), folder.getValue()))) {
        connectors.load(root.resolve(folder.getKey()), folder.getValue().files(), null);
      }
    }
    Set<String> gone = new HashSet<>(loaded.keySet());
    gone.removeAll(now.keySet());
    for (String name : gone) {
      loaded.remove(name);
      remove(name);
    }
  }

  /** Keeps one connector's failure from the others. */
  private void remove(String name) {
    try {
      connectors.remove(name);
    } catch (RuntimeException e) {
      LOG.error("Connector '{}' can't be taken down in order; it gets no messages", name, e);
    }
  }

  /** By folder. One that can't be looked at is loaded, too: that says why it is refused. */
  private Map<String, Look> look() throws IOException {
    Map<String, Look> folders = new HashMap<>();
    Map<String, String> shared = new HashMap<>(secrets.look());
    shared.put("routes/templates", Integer.toString(connectors.templates()));
    try (Stream<Path> children = Files.list(root)) {
      for (Path folder : (Iterable<Path>) children.sorted()::iterator) {
        if (FolderTree.isMeantAsConnector(folder)) {
          folders.put(
              folder.getFileName().toString(), new Look(ConnectorCheck.look(folder), shared));
        }
      }
    }
    return folders;
  }

  @Override
  public void destroy() {
    rounds.stop();
  }
}
