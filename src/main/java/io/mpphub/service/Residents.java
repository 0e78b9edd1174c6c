package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.canonical.Nik;
import io.mpphub.canonical.RequestReader;
import io.mpphub.canonical.Resident;
import io.mpphub.canonical.ResidentVerification;
import io.mpphub.canonical.ResidentVerificationRequest;
import jakarta.validation.constraints.NotNull;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Steps of the residents services: look up by NIK, compare elements. */
@Component("residents")
class Residents {

  private final Exchanges exchanges;
  private final RequestReader reader;
  private final ObjectMapper json;

  Residents(Exchanges exchanges, RequestReader reader, ObjectMapper json) {
    this.exchanges = exchanges;
    this.reader = reader;
    this.json = json;
  }

  /** The path's NIK, and the canonical request that asks for it. */
  record ByNik(@NotNull @Nik String nik) {

    @Override
    public String toString() {
      return "ByNik[]";
    }
  }

  /** Makes the canonical request out of the path's NIK; a wrong NIK goes no further. */
  public void find(Exchange exchange) {
    exchanges.open(exchange);
    String nik = exchange.getMessage().getHeader("nik", String.class);
    exchange.getMessage().setBody(json.valueToTree(reader.check(new ByNik(nik))));
  }

  public void found(Exchange exchange) {
    exchanges.reply(exchange, 200, exchanges.answer(exchange, Resident.class, "dukcapil"));
  }

  /** Makes the canonical request out of the body. */
  public void verify(Exchange exchange) {
    exchanges.open(exchange);
    ResidentVerificationRequest request =
        reader.read(Exchanges.body(exchange), ResidentVerificationRequest.class);
    exchange.getMessage().setBody(json.valueToTree(request), JsonNode.class);
  }

  public void verified(Exchange exchange) {
    exchanges.reply(
        exchange, 200, exchanges.answer(exchange, ResidentVerification.class, "dukcapil"));
  }
}
