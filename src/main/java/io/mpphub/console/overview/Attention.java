package io.mpphub.console.overview;

import io.mpphub.connector.Outcome;
import io.mpphub.connector.receive.LeftFiles.Left;
import io.mpphub.connector.run.Drifts.Drift;
import io.mpphub.console.connector.ConnectorHealth;
import io.mpphub.console.connector.ConnectorView;
import io.mpphub.console.route.RouteKind;
import io.mpphub.console.route.RouteView;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.RefusedFiles.Refused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that needs an operator's eye.
 *
 * @param tone {@code bad} when something is lost or stands still, {@code warn} when it may
 * @param details more lines, empty when the text says it all
 * @param link where to look or act
 */
record Attention(String tone, String text, List<String> details, String link) {

  private static final Set<String> AGENCY_TROUBLE =
      Stream.of(Outcome.TRANSIENT, Outcome.UNREADABLE, Outcome.MISCONFIGURED)
          .map(Outcome::wireName)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * All there is, the worst first.
   *
   * @param shortage why the hub can store nothing, empty when it can
   * @param refused files of {@code routes/} that have faults
   */
  static List<Attention> of(
      Optional<String> shortage,
      Collection<Refused> refused,
      List<RouteView> routes,
      List<ConnectorView> connectors) {
    List<Attention> found = new ArrayList<>();
    shortage.ifPresent(
        reason -> found.add(bad("The hub takes nothing in", List.of(reason), "/ops/routes")));
    for (Refused file : refused) {
      found.add(
          bad(
              file.goesOn()
                  ? "The new " + file.file() + " is refused; what it said before goes on"
                  : file.file() + " is refused: it has faults",
              file.faults().stream().map(FileProblem::describe).toList(),
              "/ops/routes"));
    }
    routes.stream()
        .filter(route -> route.isWholeApi() && !route.isStarted())
        .forEach(
            route ->
                found.add(
                    bad(
                        "The whole API is " + route.state() + ": the hub serves no front end",
                        List.of(),
                        at(route))));
    connectors.forEach(connector -> of(connector, found));
    for (RouteView route : routes) {
      if (!route.isStarted() && !route.isWholeApi()) {
        found.add(warn("Route " + route.id() + " is " + route.state(), List.of(), at(route)));
      } else if (isOwnTrouble(route)) {
        found.add(
            warn("Route " + route.id() + " fails", List.of(route.lastError().cause()), at(route)));
      }
    }
    // Stable, and "bad" comes before "warn".
    found.sort(Comparator.comparing(Attention::tone));
    return found;
  }

  /** Not an agency's, which is told once, with its connector. */
  private static boolean isOwnTrouble(RouteView route) {
    return route.failing()
        && (route.kind() == RouteKind.SERVICE || route.kind() == RouteKind.DELIVERY)
        && !AGENCY_TROUBLE.contains(route.lastError().code());
  }

  private static void of(ConnectorView connector, List<Attention> found) {
    String title = connector.title();
    String page = "/ops/connectors#" + connector.name();
    if (!connector.faults().isEmpty()) {
      found.add(
          bad(
              connector.health() == ConnectorHealth.REFUSED
                  ? "Connector " + connector.name() + " is refused: its files have faults"
                  : "A new version of connector "
                      + connector.name()
                      + " is refused; the one before goes on",
              connector.faults().stream().map(FileProblem::describe).toList(),
              page));
    }
    if (connector.pause() != null && connector.pause().kind().equals("held")) {
      ConnectorView.Pause hold = connector.pause();
      List<String> details = new ArrayList<>(List.of(hold.reason()));
      if (connector.getOnTheirWay() > 0) {
        details.add(
            count(connector.getOnTheirWay(), "message")
                + (connector.getOnTheirWay() == 1 ? " waits" : " wait"));
      }
      found.add(bad(title + " is on hold, by " + hold.by(), details, page));
    }
    for (Drift drift : connector.drift()) {
      found.add(
          warn(
              title + ": answers of " + drift.operation() + " have another shape than agreed",
              drift.fields(),
              page));
    }
    for (Left left : connector.leftFiles()) {
      found.add(
          warn(
              count(left.files(), "file")
                  + " of "
                  + title
                  + (left.files() == 1 ? " is" : " are")
                  + " left where "
                  + (left.files() == 1 ? "it is" : "they are"),
              List.of(left.operation() + ": " + left.why()),
              page));
    }
    if (connector.health() == ConnectorHealth.DOWN) {
      found.add(bad(title + ": calls pause, too many of the last failed", List.of(), page));
    } else if (connector.health() == ConnectorHealth.FAILING) {
      found.add(warn(title + ": the last call failed", causes(connector), page));
    }
    if (connector.getDead() > 0) {
      found.add(
          bad(
              count(connector.getDead(), "dead letter") + " for " + title,
              List.of(),
              "/ops/dead-letters?connector=" + connector.name()));
    }
    if (connector.invalid() > 0) {
      found.add(
          warn(
              count(connector.invalid(), "message") + " of " + title + " can't be read",
              List.of(),
              "/ops/invalid?connector=" + connector.name()));
    }
    if (connector.getRetrying() > 0) {
      found.add(
          warn(
              count(connector.getRetrying(), "message")
                  + " for "
                  + title
                  + " waiting for another try",
              List.of(),
              "/ops/messages?status=retrying&connector=" + connector.name()));
    }
  }

  private static List<String> causes(ConnectorView connector) {
    return connector.operations().stream()
        .filter(RouteView::failing)
        .map(route -> route.id() + ": " + route.lastError().cause())
        .toList();
  }

  private static String count(long number, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  private static String at(RouteView route) {
    return "/ops/routes#" + route.id();
  }

  private static Attention bad(String text, List<String> details, String link) {
    return new Attention("bad", text, details, link);
  }

  private static Attention warn(String text, List<String> details, String link) {
    return new Attention("warn", text, details, link);
  }
}
