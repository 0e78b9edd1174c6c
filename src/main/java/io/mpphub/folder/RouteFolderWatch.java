package io.mpphub.folder;

import io.mpphub.schedule.Rounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reads the files of {@code routes/} once Camel runs and before any connector starts; then looks
 * for changes several times a second, as the folder of the connectors is looked at. A file is read
 * when all have been the same for two looks.
 */
class RouteFolderWatch implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(RouteFolderWatch.class);

  private final Path root;
  private final RouteFolder folder;
  private final CoreFiles core;
  private final Duration pause;
  private final Rounds rounds = new Rounds("route-watch");
  private Map<String, String> lastLook = Map.of();
  private boolean unreadable;

  RouteFolderWatch(Path root, RouteFolder folder, CoreFiles core, Duration pause) {
    this.root = root;
    this.folder = folder;
    this.core = core;
    this.pause = pause;
  }

  @EventListener(ApplicationStartedEvent.class)
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void start() {
    look(true);
  }

  /** Files that name connectors are read once these have been. */
  @EventListener(ApplicationStartedEvent.class)
  @Order(Ordered.LOWEST_PRECEDENCE)
  void startAgain() {
    look(true);
    rounds.every(pause, pause, () -> look(false));
  }

  private void look(boolean atOnce) {
    try {
      FolderTree tree = FolderTree.of(root);
      Map<String, String> now = folder.look(tree);
      if (atOnce || now.equals(lastLook)) {
        folder.update(tree);
      }
      lastLook = now;
      if (unreadable) {
        folder.readable();
      }
      unreadable = false;
    } catch (IOException | UncheckedIOException e) {
      tellUnreadable(e);
    }
    core.tell();
  }

  /** Once: it is looked at several times a second. */
  private void tellUnreadable(Exception failure) {
    if (!unreadable) {
      LOG.error("The folder {} can't be read; what is in use goes on", root, failure);
      folder.unreadable(failure);
    }
    unreadable = true;
  }

  @Override
  public void destroy() {
    rounds.stop();
  }
}
