package io.mpphub.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mpphub.canonical.Business;
import io.mpphub.canonical.CounterSlots;
import io.mpphub.canonical.HealthWorker;
import io.mpphub.canonical.RequestReader;
import io.mpphub.canonical.Resident;
import io.mpphub.canonical.TaxClearance;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.problem.ProblemException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What becomes of one value of an agency's answer, from the wire to the canonical record: the files
 * in {@code values/} say it, value by value.
 */
class AgencyValuesTest {

  private static final Path VALUES = Path.of("src/test/resources/io/mpphub/adapter/values");

  /** What the hub's services make of an answer; of others the mapping's result counts. */
  private static final Map<String, Class<?>> RECORDS =
      Map.of(
          "dukcapil.find-resident", Resident.class,
          "sisdmk.find-health-worker", HealthWorker.class,
          "regional-tax.tax-clearance", TaxClearance.class,
          "oss.find-business", Business.class,
          "mall-counters.list-slots", CounterSlots.class);

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /**
   * One place of one answer.
   *
   * @param status null for 200
   * @param answer with {@code %s} in that place
   * @param values what may stand there: an outcome, or what members of the record are then
   */
  record Place(
      String connector,
      String operation,
      Integer status,
      JsonNode request,
      String answer,
      Map<String, JsonNode> values) {}

  @TestFactory
  Stream<DynamicNode> isExactOrUnreadable() throws IOException {
    try (Stream<Path> files = Files.list(VALUES)) {
      return files.sorted().toList().stream().flatMap(file -> tests(file).stream());
    }
  }

  private static List<DynamicNode> tests(Path file) {
    List<Place> places;
    try {
      places = YAML.readValue(file.toFile(), new TypeReference<List<Place>>() {});
    } catch (IOException e) {
      throw new IllegalStateException(file.toString(), e);
    }
    return places.stream()
        .flatMap(
            place ->
                place.values().entrySet().stream()
                    .map(
                        value ->
                            (DynamicNode)
                                DynamicTest.dynamicTest(
                                    "%s: %s.%s %s"
                                        .formatted(
                                            file.getFileName(),
                                            place.connector(),
                                            place.operation(),
                                            value.getKey()),
                                    () -> holds(place, value.getKey(), value.getValue()))))
        .toList();
  }

  private static void holds(Place place, String value, JsonNode expected) throws Exception {
    JsonNode made = made(place, place.answer().formatted(value));
    if (expected.isTextual()) {
      assertThat(made).as(value).isEqualTo(expected);
      return;
    }
    assertThat(made.isObject()).as("%s: %s is an object", value, made).isTrue();
    for (Map.Entry<String, JsonNode> member : expected.properties()) {
      assertThat(plain(made.at(member.getKey())))
          .as("%s: %s of %s", value, member.getKey(), made)
          .isEqualTo(plain(member.getValue()));
    }
  }

  private static String plain(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.isMissingNode() ? "null" : value.toString();
  }

  /** The record as front ends get it, or the outcome as text. */
  private static JsonNode made(Place place, String answer) throws Exception {
    Path folder = ConnectorFolders.PROJECT.resolve(place.connector());
    Connector connector = ConnectorFolders.loader().load(folder);
    OperationContext context =
        Samples.context(connector, place.operation(), folder, Samples.Scope.ALL);
    Wire wire = Protocols.of(connector).wire(context);
    ObjectNode shown =
        ConnectorJson.MAPPER
            .createObjectNode()
            .put("status", place.status() == null ? 200 : place.status());
    Answers answers = new Answers(context);
    try {
      WireAnswer raw =
          connector.protocol().equals("sql")
              ? wire.answer(shown.set("body", ConnectorJson.MAPPER.readTree(answer)), null)
              : wire.answer(shown, answer.getBytes(StandardCharsets.UTF_8));
      JsonNode made = answers.canonical(raw, answers.unwrap(raw), place.request(), answers.pages());
      Class<?> record = RECORDS.get(place.connector() + "." + place.operation());
      return record == null
          ? made
          : JSON.valueToTree(new RequestReader(rules(connector)).canonical(made, record));
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
