package io.mpphub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mpphub.canonical.Booking;
import io.mpphub.canonical.Business;
import io.mpphub.canonical.CounterSlots;
import io.mpphub.canonical.Figure;
import io.mpphub.canonical.HealthWorker;
import io.mpphub.canonical.Resident;
import io.mpphub.canonical.ResidentVerification;
import io.mpphub.canonical.TaxClearance;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.connector.run.Answers;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Protocols;
import io.mpphub.connector.run.Wire;
import io.mpphub.connector.run.WireAnswer;
import io.mpphub.connector.sample.Samples;
import io.mpphub.problem.ProblemException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One operation of the project's connectors, from an agency's answer to the canonical record. */
final class ReadAnswer {

  /** What the hub's services make of an answer; of others the mapping's result counts. */
  private static final Map<String, Class<?>> RECORDS =
      Map.of(
          "dukcapil.find-resident", Resident.class,
          "dukcapil.verify-resident", ResidentVerification.class,
          "dukcapil.ikd-coverage", Figure.class,
          "sisdmk.find-health-worker", HealthWorker.class,
          "sisdmk.check-str", HealthWorker.Registration.class,
          "sisdmk.data-quality", Figure.class,
          "regional-tax.tax-clearance", TaxClearance.class,
          "oss.find-business", Business.class,
          "mall-counters.list-slots", CounterSlots.class,
          "mall-counters.book-slot", Booking.class);

  private static final Map<String, ReadAnswer> ALL = new ConcurrentHashMap<>();

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final Connector connector;
  private final Class<?> type;
  private final Wire wire;
  private final Answers answers;
  private final RequestReader rules;

  private ReadAnswer(String agency, String operation) throws Exception {
    Path folder = ConnectorFolders.PROJECT.resolve(agency);
    connector = ConnectorFolders.loader().load(folder);
    OperationContext context = Samples.context(connector, operation, folder, Samples.Scope.ALL);
    type = RECORDS.get(agency + "." + operation);
    wire = Protocols.of(connector).wire(context);
    answers = new Answers(context);
    rules = new RequestReader(rules(connector));
  }

  static ReadAnswer of(String agency, String operation) throws Exception {
    ReadAnswer known = ALL.get(agency + "." + operation);
    if (known == null) {
      known = new ReadAnswer(agency, operation);
      ALL.put(agency + "." + operation, known);
    }
    return known;
  }

  Wire wire() {
    return wire;
  }

  /**
   * @param body as it comes; of a database in JSON
   */
  WireAnswer answer(int status, String body) throws IOException {
    ObjectNode shown = ConnectorJson.MAPPER.createObjectNode().put("status", status);
    return connector.protocol().equals("sql")
        ? wire.answer(shown.set("body", ConnectorJson.MAPPER.readTree(body)), null)
        : wire.answer(shown, body.getBytes(StandardCharsets.UTF_8));
  }

  /** The record as front ends get it, or the outcome as text. */
  JsonNode made(WireAnswer answer, JsonNode request) {
    try {
      JsonNode made = answers.canonical(answers.unwrapped(answer), request, answers.pages());
      return type == null ? made : JSON.valueToTree(rules.canonical(made, type));
    } catch (AgencyException e) {
      return JSON.getNodeFactory().textNode(e.outcome().wireName());
    } catch (ProblemException e) {
      return JSON.getNodeFactory().textNode("unreadable");
    }
  }

  private static Validator rules(Connector connector) {
    Instant now = connector.samples().at();
    return Validation.byDefaultProvider()
        .configure()
        .clockProvider(() -> Clock.fixed(now, ZoneOffset.UTC))
        .buildValidatorFactory()
        .getValidator();
  }
}
