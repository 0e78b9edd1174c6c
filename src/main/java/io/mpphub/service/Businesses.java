package io.mpphub.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.canonical.Business;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.canonical.rule.Nib;
import io.mpphub.gateway.Exchanges;
import jakarta.validation.constraints.NotNull;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Steps of the businesses service. */
@Component("businesses")
class Businesses {

  private final Exchanges exchanges;
  private final RequestReader reader;
  private final ObjectMapper json;

  Businesses(Exchanges exchanges, RequestReader reader, ObjectMapper json) {
    this.exchanges = exchanges;
    this.reader = reader;
    this.json = json;
  }

  /** The path's NIB, and the canonical request that asks for it. */
  record ByNib(@NotNull @Nib String nib) {}

  /** Makes the canonical request out of the path's NIB; a wrong NIB goes no further. */
  public void find(Exchange exchange) {
    exchanges.open(exchange);
    String nib = exchange.getMessage().getHeader("nib", String.class);
    exchange.getMessage().setBody(json.valueToTree(reader.check(new ByNib(nib))));
  }

  public void found(Exchange exchange) {
    exchanges.reply(exchange, 200, exchanges.answer(exchange, Business.class, "oss"));
  }
}
