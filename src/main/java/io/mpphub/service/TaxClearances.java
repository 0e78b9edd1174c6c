package io.mpphub.service;

import io.mpphub.canonical.TaxClearance;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Last step of the tax clearances service. */
@Component("taxClearances")
class TaxClearances {

  private static final String SOURCE = "regional-tax";

  private final Exchanges exchanges;
  private final Readings readings;

  TaxClearances(Exchanges exchanges, Readings readings) {
    this.readings = readings;
    this.exchanges = exchanges;
  }

  public void found(Exchange exchange) {
    TaxClearance found = exchanges.answer(exchange, TaxClearance.class, SOURCE);
    readings.told(exchange, "tax-clearances", SOURCE, found);
    exchanges.reply(exchange, 200, found);
  }
}
