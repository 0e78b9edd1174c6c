package io.mpphub.desk;

import io.mpphub.application.Application;
import io.mpphub.application.ApplicationQuery;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.delivery.Withdrawals;
import io.mpphub.gateway.ByNik;
import io.mpphub.gateway.Desk;
import io.mpphub.gateway.Exchanges;
import io.mpphub.gateway.Faults;
import io.mpphub.gateway.KeyedReader;
import io.mpphub.gateway.Owners;
import io.mpphub.gateway.Parameters;
import io.mpphub.gateway.Readings;
import io.mpphub.gateway.Reasons;
import io.mpphub.gateway.Traces;
import io.mpphub.jdbc.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.stereotype.Component;

/** Shows applications: one by its id, many by common criteria. */
@Component
class ApplicationDesk implements Desk {

  private final Exchanges exchanges;
  private final RequestReader reader;
  private final ApplicationStore store;
  private final Reasons reasons;
  private final KeyedReader keys;
  private final Withdrawals withdrawals;
  private final Traces traces;
  private final Readings readings;
  private final Owners owners;

  ApplicationDesk(
      Exchanges exchanges,
      RequestReader reader,
      ApplicationStore store,
      Reasons reasons,
      KeyedReader keys,
      Withdrawals withdrawals,
      Traces traces,
      Readings readings,
      Owners owners) {
    this.owners = owners;
    this.readings = readings;
    this.reasons = reasons;
    this.exchanges = exchanges;
    this.reader = reader;
    this.store = store;
    this.keys = keys;
    this.withdrawals = withdrawals;
    this.traces = traces;
  }

  @Override
  public Map<String, Processor> operations() {
    return Map.of(
        "getApplication", this::get,
        "listApplications", this::list,
        "withdrawApplication", this::withdraw);
  }

  void get(Exchange exchange) {
    exchanges.open(exchange);
    Application application = owners.toRead(exchange, Owners.APPLICATIONS);
    readings.shown(exchange, application);
    exchanges.replyIfNew(exchange, told(exchange, application));
  }

  private ApplicationView told(Exchange exchange, Application application) {
    return ApplicationView.of(application, reasons, Exchanges.language(exchange));
  }

  /** Takes an application back. */
  void withdraw(Exchange exchange) {
    exchanges.open(exchange);
    UUID id = owners.toChange(exchange, Owners.APPLICATIONS);
    Application application = withdrawals.withdraw(id, keys.use(exchange, "withdrawal of " + id));
    traces.note(id, Exchanges.traceId(exchange));
    exchanges.accepted(exchange, told(exchange, application), "/applications/" + id);
  }

  void list(Exchange exchange) {
    exchanges.open(exchange);
    Page<Application> page = store.search(query(exchange));
    page.items().forEach(application -> readings.shown(exchange, application));
    List<ApplicationView> applications =
        page.items().stream().map(application -> told(exchange, application)).toList();
    exchanges.reply(exchange, 200, new ApplicationView.Applications(applications, page.next()));
  }

  private ApplicationQuery query(Exchange exchange) {
    String state = Exchanges.query(exchange, "state");
    String nik = Exchanges.query(exchange, "nik");
    Faults faults = new Faults();
    faults.of(() -> nik == null ? null : reader.check(new ByNik(nik)));
    ApplicationState wanted = faults.of(() -> state == null ? null : state(state));
    String service = faults.of(() -> Parameters.service(Exchanges.query(exchange, "service")));
    UUID after = faults.of(() -> Parameters.uuid("after", Exchanges.query(exchange, "after")));
    Integer limit = faults.of(() -> Parameters.limit(Exchanges.query(exchange, "limit")));
    faults.end();
    return new ApplicationQuery(Owners.readable(exchange), nik, wanted, service, after, limit);
  }

  private static ApplicationState state(String text) {
    return ApplicationState.of(text)
        .orElseThrow(() -> Parameters.invalid("state", "must be a state of an application"));
  }
}
