package io.mpphub.console;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.console.connector.ConnectorPage;
import io.mpphub.console.invalid.InvalidPages;
import io.mpphub.console.letter.DeadLetterPages;
import io.mpphub.console.letter.LetterRunPages;
import io.mpphub.console.message.MessagePages;
import io.mpphub.console.overview.OverviewPage;
import io.mpphub.console.overview.ReadinessPage;
import io.mpphub.console.route.RoutePages;
import io.mpphub.jdbc.Unstorable;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Frame of every page of the console, and its error pages. */
@ControllerAdvice(
    assignableTypes = {
      OverviewPage.class,
      ReadinessPage.class,
      RoutePages.class,
      ConnectorPage.class,
      MessagePages.class,
      DeadLetterPages.class,
      LetterRunPages.class,
      InvalidPages.class
    })
class PageFrame {

  private static final Logger LOG = LoggerFactory.getLogger(PageFrame.class);
  private static final SimpleGrantedAuthority ACTS = new SimpleGrantedAuthority("ROLE_OPERATOR");
  private static final SimpleGrantedAuthority SEES_BODIES =
      new SimpleGrantedAuthority("ROLE_VIEW_BODY");

  private final RoleHierarchy roles;
  private final MeterRegistry meters;
  private final Clock clock;
  private final String hub;

  PageFrame(
      RoleHierarchy roles,
      MeterRegistry meters,
      Clock clock,
      @Value("${hub.name:${HOSTNAME:this hub}}") String hub) {
    this.roles = roles;
    this.meters = meters;
    this.clock = clock;
    this.hub = hub;
  }

  @ModelAttribute("operator")
  String operator(Authentication operator) {
    return operator.getName();
  }

  /** False for viewers: they get no buttons. */
  @ModelAttribute("mayAct")
  boolean mayAct(Authentication operator) {
    return has(operator, ACTS);
  }

  /** True for those who may see what people and agencies sent. */
  @ModelAttribute("maySeeBodies")
  boolean maySeeBodies(Authentication operator) {
    return has(operator, SEES_BODIES);
  }

  private boolean has(Authentication operator, SimpleGrantedAuthority right) {
    return roles.getReachableGrantedAuthorities(operator.getAuthorities()).contains(right);
  }

  /** From the delivery's gauge: the navigation must not need the database. */
  @ModelAttribute("deadLetters")
  long deadLetters() {
    return Math.round(
        meters.find("hub.messages").tag("status", "dead").gauges().stream()
            .mapToDouble(Gauge::value)
            .filter(Double::isFinite)
            .sum());
  }

  /** Which one answers: figures of routes are its own. */
  @ModelAttribute("hub")
  String hub() {
    return hub;
  }

  @ModelAttribute("now")
  Instant now() {
    return clock.instant();
  }

  @ExceptionHandler
  void problem(ProblemException failure, HttpServletResponse response) throws IOException {
    response.sendError(failure.code().status());
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  void database(RuntimeException failure, HttpServletResponse response) throws IOException {
    if (Unstorable.isCauseOf(failure)) {
      response.sendError(ProblemCode.INVALID.status());
      return;
    }
    LOG.error("The console can't read the database", failure);
    response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
  }
}
