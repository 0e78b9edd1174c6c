package io.mpphub.desk;

import io.mpphub.access.AccessReport;
import io.mpphub.access.RecordedAccess;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.gateway.ByNik;
import io.mpphub.gateway.Desk;
import io.mpphub.gateway.Exchanges;
import io.mpphub.gateway.Faults;
import io.mpphub.gateway.Owners;
import io.mpphub.gateway.Parameters;
import io.mpphub.gateway.Readings;
import io.mpphub.jdbc.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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

    /**
     * @param mayName whether this client may know of which application it is
     */
    static AccessView of(RecordedAccess access, boolean mayName) {
      return new AccessView(
          access.at(),
          access.reader(),
          access.readerKind().wireName(),
          access.purpose(),
          access.service(),
          access.source(),
          access.elements(),
          mayName ? access.application() : null);
    }
  }

  record Accesses(List<AccessView> accesses, UUID next) {}

  private final Exchanges exchanges;
  private final RequestReader reader;
  private final Readings readings;
  private final AccessReport report;
  private final Owners owners;

  AccessDesk(
      Exchanges exchanges,
      RequestReader reader,
      Readings readings,
      AccessReport report,
      Owners owners) {
    this.owners = owners;
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
    exchanges.reply(exchange, 200, new Accesses(views(exchange, page.items()), page.next()));
  }

  /** The client learns of every reading, but of no application that it may not read. */
  private List<AccessView> views(Exchange exchange, List<RecordedAccess> accesses) {
    Set<UUID> readable =
        owners.readable(
            exchange,
            accesses.stream()
                .map(RecordedAccess::application)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return accesses.stream()
        .map(a -> AccessView.of(a, isOwn(exchange, a) || isAmong(readable, a)))
        .toList();
  }

  private static boolean isAmong(Set<UUID> readable, RecordedAccess access) {
    return access.application() != null && readable.contains(access.application());
  }

  /** Of what it sent that was turned away nothing is left but the reading. */
  private static boolean isOwn(Exchange exchange, RecordedAccess access) {
    return access.readerKind() != RecordedAccess.ReaderKind.OPERATOR
        && access.reader().equals(Exchanges.client(exchange));
  }
}
