package io.mpphub.service;

import io.mpphub.access.AccessReport;
import io.mpphub.canonical.RequestReader;
import io.mpphub.store.Page;
import io.mpphub.store.RecordedAccess;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** Tells a resident who read of them. To ask is a reading, too. */
@Component
class AccessDesk implements Desk {

  private static final String SERVICE = "access-report";

  /** One reading as the unified API shows it. */
  record AccessView(
      Instant at,
      String reader,
      String readerKind,
      String purpose,
      String service,
      String source,
      List<String> elements,
      UUID applicationId) {

    static AccessView of(RecordedAccess access) {
      return new AccessView(
          access.at(),
          access.reader(),
          access.readerKind().wireName(),
          access.purpose(),
          access.service(),
          access.source(),
          access.elements(),
          access.application());
    }
  }

  record Accesses(List<AccessView> accesses, UUID next) {}

  private final Exchanges exchanges;
  private final RequestReader reader;
  private final Readings readings;
  private final AccessReport report;

  AccessDesk(Exchanges exchanges, RequestReader reader, Readings readings, AccessReport report) {
    this.exchanges = exchanges;
    this.reader = reader;
    this.readings = readings;
    this.report = report;
  }

  @Override
  public Map<String, Processor> operations() {
    return Map.of("getAccessReport", this::report);
  }

  void report(Exchange exchange) {
    exchanges.open(exchange);
    String nik = Exchanges.query(exchange, "nik");
    Faults faults = new Faults();
    faults.of(() -> reader.check(new ByNik(nik)));
    UUID after = faults.of(() -> Parameters.uuid("after", Exchanges.query(exchange, "after")));
    Integer limit = faults.of(() -> Parameters.limit(Exchanges.query(exchange, "limit")));
    faults.end();
    readings.shown(exchange, nik, SERVICE);
    Page<RecordedAccess> page = report.of(nik, after, limit);
    exchanges.reply(
        exchange,
        200,
        new Accesses(page.items().stream().map(AccessView::of).toList(), page.next()));
  }
}
