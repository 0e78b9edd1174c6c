package io.mpphub.console.route;

import io.mpphub.schedule.Rounds;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Applies to this hub's routes, every second, the actions of operators at other hubs. */
@Component
class RouteFollower implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(RouteFollower.class);

  private final RouteControl control;
  private final Rounds rounds = new Rounds("hub-routes");

  RouteFollower(RouteControl control) {
    this.control = control;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    rounds.every(Duration.ofSeconds(1), this::follow);
  }

  private void follow() {
    try {
      control.follow();
    } catch (RuntimeException e) {
      LOG.debug("What other hubs have stopped can't be read now", e);
    }
  }

  @Override
  public void destroy() {
    rounds.stop();
  }
}
