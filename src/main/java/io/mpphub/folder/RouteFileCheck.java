package io.mpphub.folder;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;

/**
 * Looks for the faults of a route file before anything of it is in use: its shape, its references,
 * and whether Camel can make its routes.
 */
final class RouteFileCheck {

  /** Entries that can be removed when the file changes; others that Camel takes can't. */
  private static final Set<String> ENTRIES =
      Set.of("route", "routeTemplate", "routeConfiguration", "rest");

  private final CamelContext camel;
  private final Model model;
  private final Rehearsal rehearsal;

  RouteFileCheck(CamelContext camel) {
    this.camel = camel;
    this.model = camel.getCamelContextExtension().getContextPlugin(Model.class);
    this.rehearsal = new Rehearsal(camel);
  }

  /**
   * @param before what the file said before, null when nothing
   * @throws InvalidFileException with all faults that can be seen
   */
  void check(String name, String text, RouteFile before) throws InvalidFileException {
    YamlDocument document = YamlDocument.parse(InvalidFileException.path(name), text);
    List<FileProblem> faults = new ArrayList<>(document.problems());
    if (faults.isEmpty()) {
      entries(document, faults);
    }
    refuse(faults);
    List<RouteDefinition> routes = List.of();
    try {
      routes = RouteFile.read(camel, name, text).routes(camel);
    } catch (Exception e) {
      faults.addAll(RouteFaults.all(camel, name, text, document, e));
    }
    refuse(faults);
    names(document, before, faults);
    for (RouteDefinition route : routes) {
      faults.addAll(rehearsal.faults(document, route));
    }
    refuse(faults);
  }

  private static void refuse(List<FileProblem> faults) throws InvalidFileException {
    if (!faults.isEmpty()) {
      faults.sort(Comparator.comparingInt(FileProblem::line));
      throw new InvalidFileException(faults.stream().distinct().toList());
    }
  }

  private static void entries(YamlDocument document, List<FileProblem> faults) {
    JsonNode root = document.root();
    if (!root.isArray()) {
      faults.add(document.problem(JsonPointer.empty(), "must be a list of routes"));
    }
    for (int i = 0; i < root.size(); i++) {
      JsonPointer at = JsonPointer.empty().appendIndex(i);
      if (!root.path(i).isObject()) {
        faults.add(document.problem(at, "must be a mapping of a key to a value"));
      }
      root.path(i)
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (!ENTRIES.contains(key)) {
                  faults.add(
                      document.problem(
                          at.appendProperty(key),
                          "is none of route, routeTemplate, routeConfiguration and rest"));
                }
              });
    }
  }

  /** Ids that are another file's, and policies that no file has. */
  private void names(YamlDocument document, RouteFile before, List<FileProblem> faults) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < document.root().size(); i++) {
      JsonPointer entry = JsonPointer.empty().appendIndex(i);
      JsonPointer route = entry.appendProperty("route").appendProperty("id");
      String id = document.root().at(route).textValue();
      if (id != null && (!seen.add(id) || isOthers(id, before))) {
        faults.add(document.problem(route, "is the id of another route, too: " + id));
      }
      JsonPointer template = entry.appendProperty("routeTemplate").appendProperty("id");
      String made = document.root().at(template).textValue();
      if (made != null && isOthersTemplate(made, before)) {
        faults.add(document.problem(template, "is the id of another template, too: " + made));
      }
      JsonPointer policy = entry.appendProperty("route").appendProperty("routeConfigurationId");
      String named = document.root().at(policy).textValue();
      if (named != null && model.getRouteConfigurationDefinition(named) == null) {
        faults.add(
            document.problem(
                policy, "names an error policy that no file of routes/ has: " + named));
      }
    }
  }

  private boolean isOthers(String id, RouteFile before) {
    return camel.getRoute(id) != null && (before == null || !before.routeIds().contains(id));
  }

  private boolean isOthersTemplate(String id, RouteFile before) {
    return model.getRouteTemplateDefinition(id) != null
        && (before == null || !before.templateIds().contains(id));
  }
}
