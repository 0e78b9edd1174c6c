package io.mpphub.service;

import io.mpphub.canonical.TaxClearance;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Last step of the tax clearances service. */
@Component("taxClearances")
class TaxClearances {

  private final Readings readings;

  TaxClearances(Readings readings) {
    this.readings = readings;
  }

  public void found(Exchange exchange) {
    readings.handOut(exchange, TaxClearance.class, "tax-clearances", "regional-tax");
  }
}
