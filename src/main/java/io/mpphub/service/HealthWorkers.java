package io.mpphub.service;

import io.mpphub.canonical.HealthWorker;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Last step of the health workers service. */
@Component("healthWorkers")
class HealthWorkers {

  private static final String SOURCE = "sisdmk";

  private final Exchanges exchanges;
  private final Readings readings;

  HealthWorkers(Exchanges exchanges, Readings readings) {
    this.readings = readings;
    this.exchanges = exchanges;
  }

  public void found(Exchange exchange) {
    HealthWorker found = exchanges.answer(exchange, HealthWorker.class, SOURCE);
    readings.told(exchange, "health-workers", SOURCE, found);
    exchanges.reply(exchange, 200, found);
  }
}
