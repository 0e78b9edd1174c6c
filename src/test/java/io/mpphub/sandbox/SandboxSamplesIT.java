package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each {@code wire-request.json} below {@code connectors/<agency>/samples}, sent to the sandbox on
 * a fixed day, is answered with the {@code wire-response.json} beside it. With {@code
 * -Dsamples.capture} the answers are written instead of compared.
 */
class SandboxSamplesIT {

  private static final Path CONNECTORS = Path.of("connectors");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant DAY = Instant.parse("2026-11-24T03:00:00Z");

  /** The agencies whose samples are captures from the sandbox. */
  private static final Set<String> CAPTURED = Set.of("dukcapil", "licensing", "sisdmk");

  private static final String ACCEPTED = "licensing/samples/submit-application/accepted";

  @TempDir Path data;

  @TestFactory
  Stream<DynamicTest> everyWireRequestIsAnsweredAsItsSampleSays() throws IOException {
    try (Stream<Path> files = Files.walk(CONNECTORS)) {
      List<Path> samples =
          files
              .filter(file -> file.endsWith("wire-request.json"))
              .map(Path::getParent)
              .filter(SandboxSamplesIT::isAnsweredByTheSandbox)
              .sorted()
              .toList();
      return samples.stream()
          .map(sample -> dynamicTest(CONNECTORS.relativize(sample).toString(), () -> run(sample)));
    }
  }

  @ParameterizedTest
  @CsvSource({"approved, Klinik Sehat Lumajang", "rejected, REJECT"})
  void tellsDecisionsAsTheirSamplesSay(String situation, String place) throws IOException {
    var settings =
        SandboxSettings.of(CONNECTORS, data)
            .withTimes(Duration.ZERO, Duration.ZERO, Duration.ofMillis(50), Duration.ZERO);
    try (StubHub hub = new StubHub();
        Sandbox sandbox = Sandbox.start(settings, new SettableClock(DAY), Set.of("licensing"))) {
      sandbox.hubAt(hub.url());
      Caller caller = new Caller(sandbox.findHttp("licensing").orElseThrow().url(), Map.of());
      submit(caller, DemoSecrets.ALL, place);
      await().until(() -> hub.decisions().size() == 1);

      Path sample = CONNECTORS.resolve("licensing/samples/decision").resolve(situation);
      assertThat(hub.decisions().get(0)).isEqualTo(request(sample, DemoSecrets.ALL).path("body"));
    }
  }

  private static boolean isAnsweredByTheSandbox(Path sample) {
    Path relative = CONNECTORS.relativize(sample);
    return CAPTURED.contains(relative.getName(0).toString())
        && !relative.getName(2).toString().equals("decision");
  }

  private void run(Path sample) throws IOException {
    Path expected = sample.resolve("wire-response.json");
    JsonNode answer = answer(sample);
    if (System.getProperty("samples.capture") != null) {
      Files.writeString(
          expected, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer) + "\n");
    }
    assertThat(answer).isEqualTo(JSON.readTree(expected.toFile()));
  }

  private JsonNode answer(Path sample) throws IOException {
    String agencyName = CONNECTORS.relativize(sample).getName(0).toString();
    Path own = Files.createTempDirectory(data, agencyName);
    SettableClock clock = new SettableClock(DAY);
    try (Sandbox sandbox =
        Sandbox.start(SandboxSettings.of(CONNECTORS, own), clock, Set.of(agencyName))) {
      Agency agency = sandbox.findHttp(agencyName).orElseThrow();
      Caller caller = new Caller(agency.url(), Map.of());
      Map<String, String> values = values(agencyName, caller);
      prepare(sample.getFileName().toString(), agency, caller, values, clock);
      return send(caller, sample, values);
    }
  }

  /** Brings about what a case's name promises. */
  private static void prepare(
      String situation,
      Agency agency,
      Caller caller,
      Map<String, String> values,
      SettableClock clock)
      throws IOException {
    switch (situation) {
      case "gateway-error" -> agency.fault(Fault.GATEWAY_ERROR);
      case "broken-json" -> agency.fault(Fault.GARBAGE);
      case "login-failed" -> values.put("DUKCAPIL_PASSWORD", "wrong");
      case "address-refused" -> values.put("DUKCAPIL_IP_USER", "10.0.0.1");
      case "credentials-missing" -> values.put("DUKCAPIL_USER_ID", "");
      case "token-refused" -> clock.advance(Duration.ofMinutes(10));
      case "wrong-key" -> values.put("LICENSING_KEY", "wrong");
      case "duplicate", "registered", "pending" -> submit(caller, values, "");
      case "under-verification" -> {
        submit(caller, values, "");
        clock.advance(Duration.ofSeconds(3));
      }
      case "approved", "already-decided" -> {
        submit(caller, values, "");
        clock.advance(Duration.ofSeconds(5));
      }
      case "rejected" -> {
        submit(caller, values, "REJECT");
        clock.advance(Duration.ofSeconds(5));
      }
      case "withdrawn" -> {
        submit(caller, values, "");
        send(caller, CONNECTORS.resolve("licensing/samples/withdraw-application/pending"), values);
      }
      default -> {}
    }
  }

  private static void submit(Caller caller, Map<String, String> values, String place)
      throws IOException {
    Path sample = CONNECTORS.resolve(ACCEPTED);
    ObjectNode request = (ObjectNode) request(sample, values);
    if (!place.isEmpty()) {
      request.withObject("body").put("tempat_praktik", place);
    }
    send(caller, request);
  }

  private static JsonNode send(Caller caller, Path sample, Map<String, String> values)
      throws IOException {
    return send(caller, request(sample, values));
  }

  private static JsonNode request(Path sample, Map<String, String> values) throws IOException {
    String text = Files.readString(sample.resolve("wire-request.json"));
    for (var value : values.entrySet()) {
      text = text.replace("{{" + value.getKey() + "}}", value.getValue());
    }
    return JSON.readTree(text);
  }

  private static JsonNode send(Caller caller, JsonNode request) throws IOException {
    var reply = caller.send(request);
    ObjectNode answer = JSON.createObjectNode().put("status", reply.status());
    return answer.set("body", body(reply.text()));
  }

  private static JsonNode body(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      return JSON.getNodeFactory().textNode(text);
    }
  }

  private static Map<String, String> values(String agency, Caller caller) throws IOException {
    Map<String, String> values = new HashMap<>(DemoSecrets.ALL);
    if (agency.equals("sisdmk")) {
      String form = "username=demo-sisdmk&password=demo-sisdmk-password";
      values.put("token", caller.postForm("/rest/login_ws", form).json().path("token").asText());
    }
    return values;
  }
}
