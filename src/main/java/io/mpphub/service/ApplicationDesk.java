package io.mpphub.service;

import io.mpphub.canonical.ApplicationRequest;
import io.mpphub.canonical.Nik;
import io.mpphub.canonical.RequestReader;
import io.mpphub.delivery.Applications;
import io.mpphub.delivery.Idempotency;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.store.Application;
import io.mpphub.store.ApplicationQuery;
import io.mpphub.store.ApplicationState;
import io.mpphub.store.ApplicationStore;
import io.mpphub.store.Page;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Steps that all application services share: take one in, give the receipt, look one up. */
@Component("applicationDesk")
class ApplicationDesk {

  /** Exchange property: the service applied for; the route branches on it. */
  private static final String SERVICE = "hubService";

  private static final String REQUEST = "hubApplicationRequest";
  private static final String IDEMPOTENCY = "hubIdempotency";

  /** What an {@code Idempotency-Key} may be. */
  private static final String KEY = "[\\x21-\\x7e]{1,255}";

  private final Exchanges exchanges;
  private final RequestReader reader;
  private final ApplicationSchemas schemas;
  private final Applications applications;
  private final ApplicationStore store;

  ApplicationDesk(
      Exchanges exchanges,
      RequestReader reader,
      ApplicationSchemas schemas,
      Applications applications,
      ApplicationStore store) {
    this.exchanges = exchanges;
    this.reader = reader;
    this.schemas = schemas;
    this.applications = applications;
    this.store = store;
  }

  /**
   * Reads the application and finds out whether it is a repeat: then the first answer stands in the
   * body and no service is left to run.
   */
  public void open(Exchange exchange) {
    exchanges.open(exchange);
    Message message = exchange.getMessage();
    String key = message.getHeader("Idempotency-Key", String.class);
    MessageDigest digest = sha256();
    ApplicationRequest request =
        reader.read(
            new DigestInputStream(Exchanges.body(exchange), digest), ApplicationRequest.class);
    schemas.check(request.service(), request.data());
    Optional<Application> first = Optional.empty();
    if (key != null) {
      Idempotency use =
          new Idempotency(
              Exchanges.client(exchange), checked(key), HexFormat.of().formatHex(digest.digest()));
      exchange.setProperty(IDEMPOTENCY, use);
      first = applications.accepted(use);
    }
    exchange.setProperty(REQUEST, request);
    exchange.setProperty(SERVICE, first.isPresent() ? "" : request.service());
    message.setBody(first.orElse(null));
  }

  static ApplicationRequest request(Exchange exchange) {
    return exchange.getProperty(REQUEST, ApplicationRequest.class);
  }

  /** Null when the front end sent no key. */
  static Idempotency idempotency(Exchange exchange) {
    return exchange.getProperty(IDEMPOTENCY, Idempotency.class);
  }

  /** Gives the receipt for the application in the body. */
  public void accepted(Exchange exchange) {
    Application application = exchange.getMessage().getBody(Application.class);
    exchanges.reply(exchange, 202, ApplicationView.of(application));
    exchange.getMessage().setHeader("Location", "/api/v1/applications/" + application.id());
  }

  public void get(Exchange exchange) {
    exchanges.open(exchange);
    UUID id = uuid("id", exchange.getMessage().getHeader("id", String.class));
    Application application =
        store
            .find(id)
            .orElseThrow(
                () -> ProblemException.of(ProblemCode.NOT_FOUND, "There is no such application."));
    exchanges.reply(exchange, 200, ApplicationView.of(application));
  }

  public void list(Exchange exchange) {
    exchanges.open(exchange);
    Page<Application> page = store.search(query(exchange.getMessage()));
    exchanges.reply(exchange, 200, ApplicationView.of(page));
  }

  /** The search's NIK, checked like any other. */
  record ByNik(@Nik String nik) {

    @Override
    public String toString() {
      return "ByNik[]";
    }
  }

  private ApplicationQuery query(Message message) {
    String state = message.getHeader("state", String.class);
    String after = message.getHeader("after", String.class);
    String nik = reader.check(new ByNik(message.getHeader("nik", String.class))).nik();
    return new ApplicationQuery(
        nik,
        state == null
            ? null
            : ApplicationState.of(state)
                .orElseThrow(() -> invalid("state", "must be a state of an application")),
        message.getHeader("service", String.class),
        after == null ? null : uuid("after", after),
        limit(message.getHeader("limit", String.class)));
  }

  private static int limit(String text) {
    if (text == null) {
      return 20;
    }
    if (!text.matches("[1-9]\\d?|100")) {
      throw invalid("limit", "must be a number from 1 to 100");
    }
    return Integer.parseInt(text);
  }

  private static UUID uuid(String parameter, String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw invalid(parameter, "must be a UUID");
    }
  }

  private static String checked(String key) {
    if (!key.matches(KEY)) {
      throw invalid("Idempotency-Key", "must be 1 to 255 visible ASCII characters");
    }
    return key;
  }

  private static ProblemException invalid(String parameter, String rule) {
    return ProblemException.invalid(
        "The request breaks rules: see errors.", List.of(new Fault("/" + parameter, rule)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
