package io.mpphub.console.route;

import io.mpphub.delivery.queue.StoppedRoutes;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Stops and starts routes on behalf of an operator: at this hub at once, at the others when they
 * {@link #follow}. Each operator's actions are logged.
 */
@Component
class RouteControl {

  private static final Logger LOG = LoggerFactory.getLogger(RouteControl.class);

  /** Time that exchanges under way may take to end before they're cut off. */
  private static final int PATIENCE_SECONDS = 10;

  private final CamelContext camel;
  private final HeldPaths heldPaths;
  private final StoppedRoutes stopped;

  /** Routes stopped here, by any operator. */
  private final Set<String> stoppedHere = new HashSet<>();

  RouteControl(CamelContext camel, HeldPaths heldPaths, StoppedRoutes stopped) {
    this.camel = camel;
    this.heldPaths = heldPaths;
    this.stopped = stopped;
  }

  /**
   * Stops a route after the exchanges under way.
   *
   * @param confirm the route's id again where the whole API goes through it, else not looked at
   * @throws ProblemException {@code invalid} when that lacks its confirmation, {@code not-found}
   *     when there is no such route, {@code hub-unavailable} when the database can't tell the other
   *     hubs: then nothing is changed
   */
  synchronized void stop(String id, String confirm, String operator) {
    if (RouteKind.isWholeApi(id) && !id.equals(confirm)) {
      throw ProblemException.invalid(
          "This stops the whole API for everybody. Confirm it with the word " + id + ".",
          List.of(new Fault("/confirm", "must be {0}", id)));
    }
    change(id, "stopped", operator, () -> stopped.add(id, operator), () -> stopRoute(id));
  }

  /**
   * @throws ProblemException as {@link #stop}
   */
  synchronized void start(String id, String operator) {
    change(id, "started", operator, () -> stopped.remove(id), () -> startRoute(id));
  }

  /**
   * Does what was done at other hubs, and before a restart.
   *
   * @throws DataAccessException when the database doesn't tell
   */
  synchronized void follow() {
    Set<String> wanted = stopped.all();
    for (String id : wanted) {
      if (camel.getRoute(id) != null) {
        if (camel.getRouteController().getRouteStatus(id).isStarted()) {
          follow(id, "stopped", () -> stopRoute(id));
        } else {
          stoppedHere.add(id);
        }
      }
    }
    for (String id : Set.copyOf(stoppedHere)) {
      if (!wanted.contains(id)) {
        follow(id, "started", () -> startRoute(id));
      }
    }
  }

  private static void follow(String id, String what, Change change) {
    try {
      change.make();
      LOG.info("Route {} is {}, as at the other hubs", id, what);
    } catch (Exception e) {
      LOG.error("Route {} can't be {}, as at the other hubs; it is tried again", id, what, e);
    }
  }

  private void stopRoute(String id) throws Exception {
    Optional<String> path = path(camel.getRoute(id));
    if (path.isPresent()) {
      // Spring MVC goes on calling a stopped one.
      camel.getRouteController().suspendRoute(id, PATIENCE_SECONDS, TimeUnit.SECONDS);
      heldPaths.hold(path.get());
    } else {
      camel.getRouteController().stopRoute(id, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    stoppedHere.add(id);
  }

  private void startRoute(String id) throws Exception {
    Route route = camel.getRoute(id);
    // Gone with its connector, which may come back.
    if (route != null) {
      if (camel.getRouteController().getRouteStatus(id).isSuspended()) {
        camel.getRouteController().resumeRoute(id);
      } else {
        camel.getRouteController().startRoute(id);
      }
      path(route).ifPresent(heldPaths::release);
    }
    stoppedHere.remove(id);
  }

  /** Where a route that takes HTTP requests takes them; empty for all others. */
  private static Optional<String> path(Route route) {
    return route.getEndpoint() instanceof PlatformHttpEndpoint http
        ? Optional.of(http.getPath())
        : Optional.empty();
  }

  private interface Change {
    void make() throws Exception;
  }

  private void change(String id, String what, String operator, Runnable note, Change change) {
    if (camel.getRoute(id) == null) {
      throw ProblemException.of(ProblemCode.NOT_FOUND, "There is no such route.");
    }
    try {
      note.run();
      change.make();
    } catch (DataAccessException e) {
      LOG.error(
          "Route {} is not {}, as {} wants: the database can't note it", id, what, operator, e);
      throw ProblemException.of(
          ProblemCode.HUB_UNAVAILABLE, "The hub can't store anything now; nothing was accepted.");
    } catch (Exception e) {
      LOG.error("Route {} can't be {}, as {} wants", id, what, operator, e);
      throw ProblemException.of(
          ProblemCode.INTERNAL, "The route can't be " + what + "; the hub's log says why.");
    }
    LOG.info("Route {} is {} by {}", id, what, operator);
  }
}
