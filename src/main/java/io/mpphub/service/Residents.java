package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.canonical.RequestReader;
import io.mpphub.canonical.Resident;
import io.mpphub.canonical.ResidentVerification;
import io.mpphub.canonical.ResidentVerificationRequest;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Steps of the residents services: look up by NIK, compare elements. */
@Component("residents")
class Residents {

  private static final String SOURCE = "dukcapil";

  private final Exchanges exchanges;
  private final RequestReader reader;
  private final ObjectMapper json;
  private final Readings readings;

  Residents(Exchanges exchanges, RequestReader reader, ObjectMapper json, Readings readings) {
    this.readings = readings;
    this.exchanges = exchanges;
    this.reader = reader;
    this.json = json;
  }

  /** Makes the canonical request out of the path's NIK; a wrong NIK goes no further. */
  public void find(Exchange exchange) {
    exchanges.open(exchange);
    String nik = exchange.getMessage().getHeader("nik", String.class);
    exchange.getMessage().setBody(json.valueToTree(reader.check(new ByNik(nik))));
    Readings.about(exchange, nik);
  }

  public void found(Exchange exchange) {
    readings.handOut(exchange, Resident.class, "residents", SOURCE);
  }

  /** Makes the canonical request out of the body. */
  public void verify(Exchange exchange) {
    exchanges.open(exchange);
    ResidentVerificationRequest request =
        reader.read(Exchanges.body(exchange), ResidentVerificationRequest.class);
    exchange.getMessage().setBody(json.valueToTree(request), JsonNode.class);
    Readings.about(exchange, request.nik());
  }

  public void verified(Exchange exchange) {
    ResidentVerification verdict = exchanges.answer(exchange, ResidentVerification.class, SOURCE);
    readings.note(
        exchange, "resident-verifications", SOURCE, List.copyOf(verdict.elements().keySet()));
    exchanges.reply(exchange, 200, verdict);
  }
}
