package io.mpphub.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A route file as Camel reads it. Nothing of it is in Camel yet.
 *
 * @param name path below {@code routes/}
 */
record RouteFile(String name, String text, RouteConfigurationBuilder builder) {

  /**
   * @throws Exception what Camel says of the first fault
   */
  static RouteFile read(CamelContext camel, String name, String text) throws Exception {
    Resource resource = ResourceHelper.fromString(InvalidFileException.path(name), text);
    RouteConfigurationBuilder builder =
        (RouteConfigurationBuilder)
            PluginHelper.getRoutesLoader(camel).findRoutesBuilders(resource).iterator().next();
    return new RouteFile(name, text, builder);
  }

  /**
   * Without the routes of a contract, which there are once the file is in use.
   *
   * @throws Exception what Camel says of the first fault
   */
  List<RouteDefinition> routes(CamelContext camel) throws Exception {
    return List.copyOf(builder.configureRoutes(camel).getRoutes());
  }

  List<RouteTemplateDefinition> templates() {
    return builder.getRouteTemplateCollection().getRouteTemplates();
  }

  Set<String> templateIds() {
    return templates().stream()
        .map(RouteTemplateDefinition::getId)
        .collect(Collectors.toUnmodifiableSet());
  }

  List<RouteConfigurationDefinition> policies() {
    return builder.getRouteConfigurationCollection().getRouteConfigurations();
  }

  /** The ids of all routes that were given one. */
  List<String> routeIds() {
    List<String> ids = new ArrayList<>();
    for (RouteDefinition route : builder.getRouteCollection().getRoutes()) {
      if (route.getRouteId() != null) {
        ids.add(route.getRouteId());
      }
    }
    return ids;
  }
}
