package io.mpphub.console.route;

import io.mpphub.schedule.Rounds;
import io.mpphub.schedule.RoundsLifecycle;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the routes' totals every few seconds, so that the console can tell rates. */
@Component
class RateSampler extends RoundsLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(RateSampler.class);
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final RouteBoard routes;

  RateSampler(RouteBoard routes) {
    super(new Rounds("hub-rates"));
    this.routes = routes;
  }

  @Override
  public void start() {
    rounds.every(PAUSE, this::sample);
  }

  private void sample() {
    try {
      routes.sample();
    } catch (RuntimeException e) {
      LOG.debug("The routes' totals can't be read now", e);
    }
  }
}
