package io.mpphub.folder;

import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;

/** Takes routes out of Camel, with all it knows of them. */
public final class RouteRemoval {

  private RouteRemoval() {}

  /**
   * Removes the route after the exchanges under way, also one that failed while it was made or
   * started; does nothing when there is none.
   *
   * @throws Exception when Camel keeps it
   */
  public static void remove(CamelContext camel, String id) throws Exception {
    camel.getRouteController().stopRoute(id);
    camel.removeRoute(id);
    Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
    RouteDefinition definition = model.getRouteDefinition(id);
    if (definition != null) {
      model.removeRouteDefinition(definition);
    }
  }
}
