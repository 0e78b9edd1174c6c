package io.mpphub.console;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stops and starts routes on behalf of an operator. What was done, and by whom, is logged. */
@Component
class RouteControl {

  private static final Logger LOG = LoggerFactory.getLogger(RouteControl.class);

  /** How long exchanges under way may take to end before they're cut off. */
  private static final int PATIENCE_SECONDS = 10;

  private final CamelContext camel;

  RouteControl(CamelContext camel) {
    this.camel = camel;
  }

  /**
   * Lets what is under way end, takes nothing new.
   *
   * @throws ProblemException {@code not-found} when there is no such route
   */
  void stop(String id, String operator) {
    change(id, "stopped", operator, () -> stopRoute(id));
  }

  /**
   * @throws ProblemException {@code not-found} when there is no such route
   */
  void start(String id, String operator) {
    change(id, "started", operator, () -> startRoute(id));
  }

  private void stopRoute(String id) throws Exception {
    String from = camel.getRoute(id).getEndpoint().getEndpointUri();
    if (from.startsWith("platform-http:") || from.startsWith("rest-openapi:")) {
      // Spring MVC keeps calling a stopped one; a suspended one answers 503.
      camel.getRouteController().suspendRoute(id, PATIENCE_SECONDS, TimeUnit.SECONDS);
    } else {
      camel.getRouteController().stopRoute(id, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void startRoute(String id) throws Exception {
    if (camel.getRouteController().getRouteStatus(id).isSuspended()) {
      camel.getRouteController().resumeRoute(id);
    } else {
      camel.getRouteController().startRoute(id);
    }
  }

  private interface Change {
    void make() throws Exception;
  }

  private void change(String id, String what, String operator, Change change) {
    if (camel.getRoute(id) == null) {
      throw ProblemException.of(ProblemCode.NOT_FOUND, "There is no such route.");
    }
    try {
      change.make();
    } catch (Exception e) {
      LOG.error("Route {} can't be {}, as {} wants", id, what, operator, e);
      throw ProblemException.of(
          ProblemCode.INTERNAL, "The route can't be " + what + "; the hub's log says why.");
    }
    LOG.info("Route {} is {} by {}", id, what, operator);
  }
}
