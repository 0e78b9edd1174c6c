package io.mpphub.service;

import io.mpphub.canonical.HealthWorker;
import io.mpphub.gateway.Exchanges;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Last step of the health workers service. */
@Component("healthWorkers")
class HealthWorkers {

  private final Exchanges exchanges;

  HealthWorkers(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  public void found(Exchange exchange) {
    exchanges.reply(exchange, 200, exchanges.answer(exchange, HealthWorker.class, "sisdmk"));
  }
}
