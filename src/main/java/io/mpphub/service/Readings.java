package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.access.Access;
import io.mpphub.access.AccessLog;
import io.mpphub.store.Application;
import io.mpphub.store.RecordedAccess.ReaderKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Notes what front ends read of residents, before they get it. */
@Component
class Readings {

  /** Who is read of, for the steps after the calls to agencies, which drop all headers. */
  private static final String SUBJECT = "hubSubject";

  /** The hub's name as a reader. */
  private static final String HUB = "hub";

  /** What says nothing of the resident, or was known before. */
  private static final Set<String> BESIDES = Set.of("nik", "source");

  private final Exchanges exchanges;
  private final AccessLog log;
  private final ObjectMapper json;

  Readings(Exchanges exchanges, AccessLog log, ObjectMapper json) {
    this.exchanges = exchanges;
    this.log = log;
    this.json = json;
  }

  /** The request is about this resident. */
  static void about(Exchange exchange, String nik) {
    exchange.setProperty(SUBJECT, nik);
  }

  /**
   * Ends the exchange with what an agency told of the resident that the request is about. Its
   * members that are not null are what is read.
   *
   * @param type the agency's canonical answer
   */
  <T> void handOut(Exchange exchange, Class<T> type, String service, String source) {
    T answer = exchanges.answer(exchange, type, source);
    note(exchange, service, source, members(json.valueToTree(answer)));
    exchanges.reply(exchange, 200, answer);
  }

  /** Elements of the resident that the request is about are read. */
  void note(Exchange exchange, String service, String source, List<String> elements) {
    String nik = exchange.getProperty(SUBJECT, String.class);
    log.record(access(exchange, nik, service, source, elements, null));
  }

  /** The hub itself was told this, to check an application; no front end gets to see it. */
  void checked(String nik, String service, String source, Object answer) {
    log.record(
        new Access(
            nik,
            HUB,
            ReaderKind.HUB,
            null,
            service,
            source,
            members(json.valueToTree(answer)),
            null));
  }

  /** An application is shown. */
  void shown(Exchange exchange, Application application) {
    shown(exchange, application, "application");
  }

  /** Something of an application is shown. */
  void shown(Exchange exchange, Application application, String element) {
    log.record(
        access(
            exchange,
            application.applicantNik(),
            application.service(),
            null,
            List.of(element),
            application.id()));
  }

  private static Access access(
      Exchange exchange,
      String nik,
      String service,
      String source,
      List<String> elements,
      UUID application) {
    return new Access(
        nik,
        Exchanges.client(exchange),
        ReaderKind.CLIENT,
        Exchanges.purpose(exchange),
        service,
        source,
        elements,
        application);
  }

  private static List<String> members(JsonNode answer) {
    return answer.properties().stream()
        .filter(member -> !member.getValue().isNull() && !BESIDES.contains(member.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
