package io.mpphub.console;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets this hub's routes follow, every second, what operators did at other hubs. */
@Component
class RouteFollower implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(RouteFollower.class);

  private final RouteControl control;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "hub-routes");
            thread.setDaemon(true);
            return thread;
          });

  RouteFollower(RouteControl control) {
    this.control = control;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    clockwork.scheduleWithFixedDelay(this::follow, 0, 1, TimeUnit.SECONDS);
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
    clockwork.shutdownNow();
  }
}
