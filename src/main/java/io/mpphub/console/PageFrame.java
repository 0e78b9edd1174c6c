package io.mpphub.console;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.mpphub.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the console shows around its content, and what it does when it can't. */
@ControllerAdvice(
    assignableTypes = {
      OverviewPage.class,
      ReadinessPage.class,
      RoutePages.class,
      ConnectorPage.class,
      MessagePages.class,
      DeadLetterPages.class
    })
class PageFrame {

  private static final Logger LOG = LoggerFactory.getLogger(PageFrame.class);
  private static final SimpleGrantedAuthority ACTS = new SimpleGrantedAuthority("ROLE_OPERATOR");

  private final RoleHierarchy roles;
  private final MeterRegistry meters;
  private final Clock clock;

  PageFrame(RoleHierarchy roles, MeterRegistry meters, Clock clock) {
    this.roles = roles;
    this.meters = meters;
    this.clock = clock;
  }

  @ModelAttribute("operator")
  String operator(Authentication operator) {
    return operator.getName();
  }

  /** False for viewers: they get no buttons. */
  @ModelAttribute("mayAct")
  boolean mayAct(Authentication operator) {
    return roles.getReachableGrantedAuthorities(operator.getAuthorities()).contains(ACTS);
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

  @ModelAttribute("now")
  Instant now() {
    return clock.instant();
  }

  @ExceptionHandler
  void problem(ProblemException failure, HttpServletResponse response) throws IOException {
    response.sendError(failure.code().status());
  }

  @ExceptionHandler
  void database(DataAccessException failure, HttpServletResponse response) throws IOException {
    LOG.error("The console can't read the database", failure);
    response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
  }
}
