package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.canonical.Resident;
import io.mpphub.canonical.ResidentVerification;
import io.mpphub.canonical.ResidentVerificationRequest;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.gateway.ByNik;
import io.mpphub.gateway.Exchanges;
import io.mpphub.gateway.Readings;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Steps of the residents services: look up by NIK, compare elements. */
@Component("residents")
class Residents {

  private static final String SOURCE = "dukcapil";

  private final Exchanges exchanges;
  private final RequestReader reader;
  private final ObjectMapper json;
  private final Mismatches mismatches;

  Residents(Exchanges exchanges, RequestReader reader, ObjectMapper json, Mismatches mismatches) {
    this.mismatches = mismatches;
    this.exchanges = exchanges;
    this.reader = reader;
    this.json = json;
  }

  /**
   * Makes the canonical request out of the path's NIK; a wrong NIK goes no further.
   *
   * @param service which one asks
   */
  public void find(Exchange exchange, String service) {
    exchanges.open(exchange);
    String nik = exchange.getMessage().getHeader("nik", String.class);
    exchange.getMessage().setBody(json.valueToTree(reader.check(new ByNik(nik))));
    Readings.ask(exchange, nik, service);
  }

  public void found(Exchange exchange) {
    exchanges.reply(exchange, 200, exchanges.answer(exchange, Resident.class, SOURCE));
  }

  /** Makes the canonical request out of the body. */
  public void verify(Exchange exchange) {
    exchanges.open(exchange);
    ResidentVerificationRequest request =
        reader.read(Exchanges.body(exchange), ResidentVerificationRequest.class);
    ObjectNode canonical = json.valueToTree(request);
    mismatches.begin(exchange, request.nik());
    exchange.getMessage().setBody(canonical, JsonNode.class);
    Readings.ask(exchange, request.nik(), "resident-verifications", compared(canonical));
  }

  private static List<String> compared(ObjectNode request) {
    return request.properties().stream()
        .filter(member -> !member.getValue().isNull() && !member.getKey().equals("nik"))
        .map(Map.Entry::getKey)
        .toList();
  }

  public void verified(Exchange exchange) {
    ResidentVerification verdict = exchanges.answer(exchange, ResidentVerification.class, SOURCE);
    if (!verdict.verified()) {
      Mismatches.note(exchange);
    }
    exchanges.reply(exchange, 200, verdict);
  }
}
