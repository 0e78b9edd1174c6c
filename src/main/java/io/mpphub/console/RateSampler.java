package io.mpphub.console;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the routes' totals every few seconds, so that the console can tell rates. */
@Component
class RateSampler implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RateSampler.class);
  private static final int SECONDS = 10;

  private final RouteBoard routes;
  private ScheduledExecutorService executor;

  RateSampler(RouteBoard routes) {
    this.routes = routes;
  }

  @Override
  public void start() {
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "hub-rates");
              thread.setDaemon(true);
              return thread;
            });
    executor.scheduleWithFixedDelay(this::sample, 0, SECONDS, TimeUnit.SECONDS);
  }

  private void sample() {
    try {
      routes.sample();
    } catch (RuntimeException e) {
      LOG.debug("The routes' totals can't be read now", e);
    }
  }

  @Override
  public void stop() {
    executor.shutdownNow();
    executor = null;
  }

  @Override
  public boolean isRunning() {
    return executor != null;
  }
}
