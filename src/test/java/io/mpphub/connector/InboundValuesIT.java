package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.delivery.Applications;
import io.mpphub.delivery.NewApplication;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.intake.BusinessStore;
import io.mpphub.intake.FacilityStaffing;
import io.mpphub.intake.StaffingStore;
import io.mpphub.invalid.InvalidBox;
import io.mpphub.invalid.InvalidFilter;
import io.mpphub.invalid.SetAside;
import io.mpphub.wire.Received;
import io.mpphub.wire.rows.FileFormat;
import io.mpphub.wire.rows.RowFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * What agencies send of their own accord, from the wire into the database, on both: taken, or kept
 * as invalid and told so. Never "try again" for what no repeat can mend.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboundValuesIT {

  private static final Path MESSAGES = Path.of("src/test/resources/io/mpphub/connector/inbound");
  private static final Pattern LETTERS = Pattern.compile("~(\\d+)~");
  private static final Pattern DAYS = Pattern.compile("~(day|iso)([+-]\\d+)~");
  private static final String NIB = "8120003508001";
  private static final String SITI = "3508104101900001";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "OSS_URL", "http://127.0.0.1:1",
          "OSS_USER_KEY", "key",
          "OSS_INBOUND_USER", "oss",
          "OSS_INBOUND_PASSWORD", "rahasia",
          "LICENSING_URL", "http://127.0.0.1:1",
          "LICENSING_KEY", "key",
          "LICENSING_INBOUND_KEY", "kunci");

  @TempDir private static Path folder;

  private BothStores stores;

  /**
   * Messages of one operation.
   *
   * @param message with {@code %s} in one place
   * @param values what may stand there, and what becomes of the message
   */
  record Messages(String operation, String message, Map<String, JsonNode> values) {}

  /** The routes that take the events, as the services' files have them. */
  private static final class Taking extends RouteBuilder {

    @Override
    public void configure() {
      errorHandler(noErrorHandler());
      from("direct:business.registered").bean("businessIntake", "take");
      from("direct:facility.staffing").bean("staffingIntake", "take");
      from("direct:application.decided")
          .bean("decisionIntake", "take(${exchange}, ${exchangeProperty.hubConnector})");
      from("direct:message")
          .bean("messageIntake", "take(${exchange}, 'archive', 'news', 'business.registered')");
      from("direct:file")
          .bean("fileIntake", "take(${exchange}, 'clinic', 'staff', 'facility.staffing', 500)");
    }
  }

  @BeforeAll
  void start() throws IOException {
    stores =
        BothStores.start(
            folder,
            (home, database) -> {
              Map<String, String> settings = new HashMap<>(SETTINGS);
              settings.putAll(database);
              return ConnectorHub.start(home, List.of("oss", "licensing"), settings, new Taking());
            });
  }

  @AfterAll
  void stop() throws IOException {
    stores.close();
  }

  Stream<Named<ConnectorHub>> hubs() {
    return stores.hubs();
  }

  @TestFactory
  Stream<DynamicTest> takesAMessageOrKeepsItAsInvalid() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (String file : List.of("businesses.yaml", "decisions.yaml")) {
      for (Messages messages :
          new YAMLMapper()
              .readValue(MESSAGES.resolve(file).toFile(), new TypeReference<List<Messages>>() {})) {
        hubs()
            .forEach(
                hub ->
                    messages
                        .values()
                        .forEach(
                            (value, expected) ->
                                tests.add(
                                    DynamicTest.dynamicTest(
                                        hub.getName() + " " + messages.operation() + " " + value,
                                        () ->
                                            holds(hub.getPayload(), messages, value, expected)))));
      }
    }
    return tests.stream();
  }

  private void holds(ConnectorHub hub, Messages messages, String value, JsonNode expected)
      throws Exception {
    empty(hub);
    UUID application = application(hub);
    String message =
        LETTERS
            .matcher(messages.message().formatted(value))
            .replaceAll(found -> "x".repeat(Integer.parseInt(found.group(1))))
            .replace("~id~", application.toString());
    message = dated(message);

    int answer = send(hub, messages.operation(), message);

    assertThat(answer).as(value).isEqualTo(expected.path("answer").intValue());
    List<SetAside> invalid = invalid(hub);
    if (expected.has("fault")) {
      assertThat(invalid).as(value).hasSize(1);
      assertThat(invalid.get(0).fault()).contains(expected.path("fault").textValue());
      assertThat(hub.bean(InvalidBox.class).content(invalid.get(0).id())).contains(message);
      // The same once more is told the same, and kept once.
      assertThat(send(hub, messages.operation(), message)).isEqualTo(answer);
      assertThat(invalid(hub)).hasSize(1);
    } else {
      assertThat(invalid).as(value).isEmpty();
    }
    JsonNode kept = kept(hub, messages.operation(), application);
    assertThat(kept != null)
        .as(value)
        .isEqualTo(answer == 200 && !expected.path("state").asText().equals("open"));
    for (Map.Entry<String, JsonNode> member : expected.properties()) {
      if (kept != null && !member.getKey().equals("answer")) {
        assertThat(kept.path(member.getKey()).asText())
            .as(value)
            .isEqualTo(dated(member.getValue().asText()));
      }
    }
    if (expected.has("state")) {
      assertThat(state(hub, application)).as(value).isEqualTo(expected.path("state").textValue());
    }
  }

  private static String dated(String text) {
    LocalDate today = LocalDate.now(Clock.systemUTC());
    return DAYS.matcher(text)
        .replaceAll(
            found -> {
              LocalDate day = today.plusDays(Long.parseLong(found.group(2)));
              return found.group(1).equals("iso")
                  ? day.toString()
                  : DateTimeFormatter.ofPattern("dd-MM-uuuu").format(day);
            });
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("hubs")
  void keepsADecisionUnderAnotherReferenceAsInvalid(ConnectorHub hub) throws Exception {
    empty(hub);
    UUID application = application(hub);
    String decision =
        "{\"no_permohonan\": \"" + application + "\", \"id\": %s, \"tahapan\": \"%s\"}";

    assertThat(send(hub, "licensing.decision", decision.formatted("7", "SK DITERBITKAN")))
        .isEqualTo(200);
    assertThat(send(hub, "licensing.decision", decision.formatted("8", "DITOLAK"))).isEqualTo(400);
    assertThat(send(hub, "licensing.decision", decision.formatted("\"7\"", "SK DITERBITKAN")))
        .isEqualTo(200);

    assertThat(invalid(hub))
        .singleElement()
        .satisfies(one -> assertThat(one.fault()).startsWith("/agencyReference is not the one"));
    Application kept = hub.bean(ApplicationStore.class).find(application).orElseThrow();
    assertThat(kept.state()).isEqualTo(ApplicationState.APPROVED);
    assertThat(kept.agencyReference()).isEqualTo("7");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("hubs")
  void setsAMessageOfABrokerAside(ConnectorHub hub) {
    empty(hub);
    String raw = "{\"name\":\"PT \0 \ud800\"}";
    JsonNode event =
        new ObjectMapper()
            .createObjectNode()
            .put("nib", NIB)
            .put("name", "PT \0 \ud800")
            .put("status", "active");

    Exchange done = request(hub, "direct:message", new Received("ID:\0" + "1", raw, event, null));

    assertThat(done.getException()).isNull();
    assertThat(invalid(hub))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.fault()).isEqualTo("/name must not hold NUL or half a character");
              assertThat(one.source()).isEqualTo("ID:\uFFFD1");
              assertThat(hub.bean(InvalidBox.class).content(one.id()))
                  .contains("{\"name\":\"PT \uFFFD \uFFFD\"}");
            });
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("hubs")
  void setsRowsOfAFileAsideAndAppliesTheRest(ConnectorHub hub, @TempDir Path files)
      throws IOException {
    empty(hub);
    Path file = files.resolve("staff.json");
    Files.writeString(
        file,
        Stream.of("PUSKESMAS A", "PUSKESMAS \\u0000", "PUSKESMAS \\ud800", "PUSKESMAS D")
            .map(
                name ->
                    """
                    {"facilityCode": "%1$s", "facility": "%1$s", "profession": "Perawat", "count": 1, "activeRegistrations": 1, "asOf": "2026-11-24"}
                    """
                        .formatted(name))
            .reduce("", String::concat));
    FileFormat format =
        new FileFormat(FileFormat.Type.JSON, ',', StandardCharsets.UTF_8, List.of());

    Exchange done = request(hub, "direct:file", RowFile.of(file, "staff.json", format, row -> row));

    assertThat(done.getException()).isNull();
    assertThat(invalid(hub)).extracting(SetAside::rowNumber).containsExactlyInAnyOrder(2L, 3L);
    StaffingStore staffing = hub.bean(StaffingStore.class);
    assertThat(staffing.find("PUSKESMAS A", "Perawat")).map(FacilityStaffing::count).contains(1);
    assertThat(staffing.find("PUSKESMAS D", "Perawat")).isPresent();
  }

  private static Exchange request(ConnectorHub hub, String route, Object body) {
    return hub.bean(ProducerTemplate.class)
        .request(route, exchange -> exchange.getMessage().setBody(body));
  }

  private static int send(ConnectorHub hub, String operation, String message) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader("X-Api-Key", "kunci");
    request.addHeader("Token", token());
    request.setContent(message.getBytes(StandardCharsets.UTF_8));
    Exchange done =
        hub.bean(ProducerTemplate.class)
            .request(
                "direct:" + operation,
                exchange -> exchange.getMessage().setHeader("CamelHttpServletRequest", request));
    return done.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
  }

  private static String token() throws Exception {
    LocalDate today = LocalDate.now(Clock.system(ZoneId.of("Asia/Jakarta")));
    String text = "oss" + "rahasia" + NIB + DateTimeFormatter.BASIC_ISO_DATE.format(today);
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static UUID application(ConnectorHub hub) {
    JsonNode data = new ObjectMapper().createObjectNode().put("facility", "Puskesmas A");
    return hub.bean(Applications.class)
        .accept(
            new NewApplication(
                UUID.randomUUID(),
                "mall",
                "practice-licence",
                SITI,
                data,
                NextStep.submit(1, "licensing", "submit-application", data),
                List.of(),
                null))
        .id();
  }

  /** What the store has of it, null when it has nothing of the kind. */
  private static JsonNode kept(ConnectorHub hub, String operation, UUID application) {
    ObjectMapper json = new ObjectMapper().findAndRegisterModules();
    json.disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    if (operation.startsWith("oss.")) {
      return hub.bean(BusinessStore.class).find(NIB).map(json::<JsonNode>valueToTree).orElse(null);
    }
    Application stored = hub.bean(ApplicationStore.class).find(application).orElseThrow();
    return stored.decision() == null
        ? null
        : json.<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(stored.decision())
            .put("state", stored.state().wireName());
  }

  private static String state(ConnectorHub hub, UUID application) {
    Application stored = hub.bean(ApplicationStore.class).find(application).orElseThrow();
    return stored.decision() == null ? "open" : stored.state().wireName();
  }

  private static void empty(ConnectorHub hub) {
    JdbcTemplate database = hub.bean(JdbcTemplate.class);
    database.update("delete from business");
    database.update("delete from facility_staffing");
    database.update("delete from invalid_row");
  }

  private static List<SetAside> invalid(ConnectorHub hub) {
    return hub.bean(InvalidBox.class).newest(new InvalidFilter(null, null, false), 10);
  }
}
