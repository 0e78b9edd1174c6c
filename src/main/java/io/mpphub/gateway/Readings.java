package io.mpphub.gateway;

import io.mpphub.access.Access;
import io.mpphub.access.AccessLog;
import io.mpphub.access.Reader;
import io.mpphub.access.RecordedAccess.ReaderKind;
import io.mpphub.application.Application;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Sets the reader of calls to agencies, and notes readings of the hub's own data, before front ends
 * get it. A call to an agency is noted where it leaves.
 */
@Component
public class Readings {

  private final AccessLog log;

  Readings(AccessLog log) {
    this.log = log;
  }

  /** Agencies are about to be asked about this resident. */
  public static void ask(Exchange exchange, String nik, String service) {
    ask(exchange, nik, service, null);
  }

  /**
   * Variant for a part of the operation's elements.
   *
   * @param elements null for all
   */
  public static void ask(Exchange exchange, String nik, String service, List<String> elements) {
    exchange.setProperty(
        Reader.PROPERTY,
        new Reader(
            Exchanges.client(exchange),
            ReaderKind.CLIENT,
            Exchanges.purpose(exchange),
            service,
            nik,
            elements,
            null));
  }

  /** Agencies may be asked about this resident to check an application: no front end sees it. */
  public static void check(Exchange exchange, String nik, String service) {
    exchange.setProperty(
        Reader.PROPERTY,
        new Reader(
            Exchanges.client(exchange),
            ReaderKind.HUB,
            Exchanges.purpose(exchange),
            service,
            nik,
            null,
            null));
  }

  /** Notes a reading of the hub's data on a resident. */
  public void shown(Exchange exchange, String nik, String service) {
    note(exchange, nik, service, service, null);
  }

  /** An application is shown. */
  public void shown(Exchange exchange, Application application) {
    shown(exchange, application, "application");
  }

  /** Something of an application is shown. */
  public void shown(Exchange exchange, Application application, String element) {
    note(exchange, application.applicantNik(), application.service(), element, application.id());
  }

  private void note(
      Exchange exchange, String nik, String service, String element, UUID application) {
    log.record(
        new Access(
            nik,
            Exchanges.client(exchange),
            ReaderKind.CLIENT,
            Exchanges.purpose(exchange),
            service,
            null,
            List.of(element),
            application));
  }
}
