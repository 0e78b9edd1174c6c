package io.mpphub.service;

import io.mpphub.canonical.HealthWorker;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Last step of the health workers service. */
@Component("healthWorkers")
class HealthWorkers {

  private final Readings readings;

  HealthWorkers(Readings readings) {
    this.readings = readings;
  }

  public void found(Exchange exchange) {
    readings.handOut(exchange, HealthWorker.class, "health-workers", "sisdmk");
  }
}
