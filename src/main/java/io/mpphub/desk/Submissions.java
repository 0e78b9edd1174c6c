package io.mpphub.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.application.Application;
import io.mpphub.canonical.ApplicationRequest;
import io.mpphub.canonical.ServiceApplication;
import io.mpphub.canonical.rule.ServiceId;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Operation;
import io.mpphub.delivery.Applications;
import io.mpphub.delivery.NewApplication;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.gateway.Exchanges;
import io.mpphub.gateway.KeyedReader;
import io.mpphub.gateway.Readings;
import io.mpphub.gateway.Reasons;
import io.mpphub.gateway.Traces;
import io.mpphub.idempotency.Idempotency;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.service.ApplicationSchemas;
import io.mpphub.service.Checks;
import io.mpphub.service.ServiceFault;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Takes in applications for all services. A service adds its route, {@code direct:<service>}, and
 * the schema of its data; one that checks nothing needs no step but {@link #accept}.
 */
@Component("submissions")
class Submissions {

  private static final ZoneId REGION = ZoneId.of("Asia/Jakarta");

  /**
   * An application while it is taken in.
   *
   * @param canonical the agency's request, before a check has added to it
   * @param use null when the front end sent no Idempotency-Key
   * @param repeats true when the first answer stands in the body already
   */
  private record Submission(
      ApplicationRequest request, ObjectNode canonical, Idempotency use, boolean repeats) {}

  private static final String SUBMISSION = "hubSubmission";

  private final Exchanges exchanges;
  private final KeyedReader reader;
  private final ApplicationSchemas schemas;
  private final Applications applications;
  private final ConnectorRegistry connectors;
  private final ObjectMapper json;
  private final Clock clock;
  private final Reasons reasons;
  private final Traces traces;

  Submissions(
      Exchanges exchanges,
      KeyedReader reader,
      ApplicationSchemas schemas,
      Applications applications,
      ConnectorRegistry connectors,
      ObjectMapper json,
      Clock clock,
      Reasons reasons,
      Traces traces) {
    this.traces = traces;
    this.reasons = reasons;
    this.exchanges = exchanges;
    this.reader = reader;
    this.schemas = schemas;
    this.applications = applications;
    this.connectors = connectors;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Reads an application. The body becomes the canonical one; for a repeat it becomes the
   * application of the first answer, and no service is left to run.
   */
  public void open(Exchange exchange) {
    exchanges.open(exchange);
    KeyedReader.Keyed<ApplicationRequest> keyed =
        reader.read(
            exchange, ApplicationRequest.class, body -> check(body.path("service").asText(), body));
    take(exchange, keyed.body(), keyed.use());
  }

  /**
   * Variant at a service's own address.
   *
   * @param service whose address it is
   */
  public void openFor(Exchange exchange, String service) {
    exchanges.open(exchange);
    KeyedReader.Keyed<ServiceApplication> keyed =
        reader.read(exchange, ServiceApplication.class, body -> check(service, body));
    ServiceApplication sent = keyed.body();
    if (sent.service() != null && !sent.service().equals(service)) {
      throw ProblemException.invalid(
          "Another service has another address.",
          List.of(new Fault("/service", "must be {0} here, or left out", service)));
    }
    take(exchange, new ApplicationRequest(service, sent.applicant(), sent.data()), keyed.use());
  }

  private void take(Exchange exchange, ApplicationRequest request, Idempotency use) {
    Optional<Application> first = use == null ? Optional.empty() : applications.accepted(use);
    ObjectNode canonical = canonical(request);
    Readings.check(exchange, request.applicant().nik(), request.service());
    exchange.setProperty(SUBMISSION, new Submission(request, canonical, use, first.isPresent()));
    exchange.getMessage().setBody(first.isPresent() ? first.get() : canonical);
  }

  /** Of a body whose shape is wrong, that says enough. */
  private void check(String service, JsonNode body) {
    if (service.matches(ServiceId.FORM) && body.path("data") instanceof ObjectNode data) {
      schemas.check(service, data);
    }
  }

  private ObjectNode canonical(ApplicationRequest request) {
    ObjectNode application = json.createObjectNode();
    application.put("id", applications.nextId().toString());
    application.put("service", request.service());
    application.put("submittedOn", LocalDate.ofInstant(clock.instant(), REGION).toString());
    application.putObject("applicant").put("nik", request.applicant().nik());
    application.set("data", request.data());
    return application;
  }

  /** The service's route; none for a repeat. Only a service that has a schema gets this far. */
  public String service(Exchange exchange) {
    Submission submission = submission(exchange);
    return submission.repeats() ? null : "direct:" + submission.request().service();
  }

  /**
   * Stores an application without checks. The body is the agency's request.
   *
   * @param connector which agency's system
   * @param operation the command that takes it there
   * @throws ProblemException {@code hub-unavailable} when that connector runs and has no such
   *     command
   */
  public void accept(Exchange exchange, String connector, String operation) {
    if (connectors.find(connector).filter(c -> !hasCommand(c, operation)).isPresent()) {
      throw ServiceFault.problem();
    }
    JsonNode body = exchange.getMessage().getBody(JsonNode.class);
    accept(exchange, NextStep.submit(0, connector, operation, body));
  }

  private static boolean hasCommand(Connector connector, String operation) {
    Operation found = connector.operations().get(operation);
    return found != null && found.kind() == Operation.Kind.COMMAND;
  }

  /** Stores an application that has come as far as its checks could be made. */
  public void acceptChecked(Exchange exchange) {
    accept(exchange, Checks.step(exchange));
  }

  /** From here on nothing of it is lost. */
  private void accept(Exchange exchange, NextStep first) {
    Submission submission = submission(exchange);
    Application application =
        applications.accept(
            new NewApplication(
                UUID.fromString(submission.canonical().path("id").textValue()),
                Exchanges.client(exchange),
                submission.request().service(),
                submission.request().applicant().nik(),
                submission.request().data(),
                first,
                Checks.passed(exchange),
                submission.use()));
    exchange.getMessage().setBody(application);
  }

  /** Gives the receipt for the application in the body. */
  public void receipt(Exchange exchange) {
    Application application = exchange.getMessage().getBody(Application.class);
    traces.note(application.id(), Exchanges.traceId(exchange));
    ApplicationView view = ApplicationView.of(application, reasons, Exchanges.language(exchange));
    exchanges.accepted(exchange, view, "/applications/" + application.id());
  }

  private static Submission submission(Exchange exchange) {
    return exchange.getProperty(SUBMISSION, Submission.class);
  }
}
