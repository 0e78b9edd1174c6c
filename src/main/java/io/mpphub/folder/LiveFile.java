package io.mpphub.folder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Camel's objects of one route file: all of them, until they are removed. */
final class LiveFile {

  private static final Logger LOG = LoggerFactory.getLogger(LiveFile.class);

  private interface Removal {
    void run() throws Exception;
  }

  private final CamelContext camel;
  private final Model model;
  private final RouteFile file;
  private final Deque<Removal> removals = new ArrayDeque<>();

  private LiveFile(CamelContext camel, RouteFile file) {
    this.camel = camel;
    this.model = camel.getCamelContextExtension().getContextPlugin(Model.class);
    this.file = file;
  }

  /**
   * Brings a file into use.
   *
   * @param text of a file that was read without a fault
   * @throws Exception when one of its parts can't be; none is left then
   */
  static LiveFile start(CamelContext camel, String name, String text) throws Exception {
    LiveFile live = new LiveFile(camel, RouteFile.read(camel, name, text));
    try {
      live.add();
      return live;
    } catch (Throwable e) {
      live.remove();
      throw e;
    }
  }

  RouteFile file() {
    return file;
  }

  private void add() throws Exception {
    // By itself: Camel adds all or fails between two.
    removals.push(this::removePolicies);
    file.builder().addRouteConfigurationsToCamelContext(camel);
    removals.push(this::removeTemplates);
    removals.push(this::removeRoutes);
    file.builder().addRoutesToCamelContext(camel);
  }

  private void removePolicies() {
    List<RouteConfigurationDefinition> own = file.policies();
    // Camel's own removal passes over one that has no id.
    model.getRouteConfigurationDefinitions().removeIf(own::contains);
  }

  private void removeTemplates() throws Exception {
    for (RouteTemplateDefinition template : file.templates()) {
      if (model.getRouteTemplateDefinition(template.getId()) == template) {
        model.removeRouteTemplateDefinition(template);
      }
    }
  }

  private void removeRoutes() throws Exception {
    for (RouteDefinition route : file.builder().getRouteCollection().getRoutes()) {
      // One of this id may be another file's, which kept this one from being added.
      if (model.getRouteDefinition(route.getRouteId()) == route) {
        RouteRemoval.remove(camel, route.getRouteId());
      }
    }
  }

  /** Takes out of Camel what is in it. */
  void remove() {
    while (!removals.isEmpty()) {
      try {
        removals.pop().run();
      } catch (Exception e) {
        LOG.warn("A part of {} can't be taken back", InvalidFileException.path(file.name()), e);
      }
    }
  }
}
