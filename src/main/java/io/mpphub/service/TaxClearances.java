package io.mpphub.service;

import io.mpphub.canonical.TaxClearance;
import io.mpphub.gateway.Exchanges;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Last step of the tax clearances service. */
@Component("taxClearances")
class TaxClearances {

  private final Exchanges exchanges;

  TaxClearances(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  public void found(Exchange exchange) {
    exchanges.reply(exchange, 200, exchanges.answer(exchange, TaxClearance.class, "regional-tax"));
  }
}
