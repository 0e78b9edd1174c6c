package io.mpphub.connector.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers mean that have another shape than agreed, none at all, or only a part of it. */
class AnswersTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T05:00:00Z"), ZoneOffset.UTC);

  @TempDir Path connectors;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Drifts drifts = new Drifts(meters, CLOCK);

  @Test
  void mapsAnAnswerOfTheAgreedShape() throws Exception {
    JsonNode answer = answers("ok", "{\"nama\": \"Alun-alun\", \"luas\": 3}");

    assertThat(answer.path("name").asText()).isEqualTo("Alun-alun");
    assertThat(drifts.all()).isEmpty();
  }

  @Test
  void countsDriftAndNamesTheFieldsButMapsTheAnswer() throws Exception {
    JsonNode answer = answers("ok", "{\"nama\": \"Alun-alun\", \"luas\": \"3\", \"telp\": 1}");

    assertThat(answer.path("name").asText()).isEqualTo("Alun-alun");
    assertThat(drifts.all())
        .singleElement()
        .satisfies(
            drift -> {
              assertThat(drift.operation()).isEqualTo("find-park");
              assertThat(drift.answers()).isEqualTo(1);
              assertThat(drift.fields())
                  .containsExactlyInAnyOrder("/luas has another type", "/telp is new");
            });
    assertThat(
            meters
                .get("hub.connector.drift")
                .tags("connector", "parks", "operation", "find-park")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void refusesDriftWhenTheConnectorFileSaysSo() {
    AgencyException refused =
        catchThrowableOfType(
            AgencyException.class, () -> answers("unreadable", "{\"name\": \"Alun-alun\"}"));

    assertThat(refused.outcome()).isEqualTo(Outcome.UNREADABLE);
    assertThat(refused).hasMessageNotContaining("Alun-alun");
    assertThat(drifts.all())
        .singleElement()
        .satisfies(
            drift -> assertThat(drift.fields()).contains("/nama is missing", "/name is new"));
  }

  @Test
  void aNewVersionStartsWithACleanSheet() throws Exception {
    answers("ok", "{\"nama\": 1}");

    drifts.forget("parks");

    assertThat(drifts.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          200 | null | unreadable
          200 | {"nama": "Alun-alun", "no": "R-1"} | {"name":"Alun-alun","agencyReference":"R-1"}
          200 | {"nama": "Alun-alun", "no": 7} | {"name":"Alun-alun","agencyReference":7}
          200 | {"nama": "Alun-alun"} | unreadable
          200 | {"nama": "Alun-alun", "no": " "} | unreadable
          200 | {"nama": "Alun-alun", "no": ["R-1"]} | unreadable
          200 | {"nama": "Alun-alun", "no": {}} | unreadable
          200 | {"x": 1} | unreadable
          200 | ''   | unreadable
          200 | {}   | unreadable
          200 | <html> | unreadable
          204 | ''   | {}
          204 | {"nama": "Alun-alun"} | unreadable
          202 | {"no": "R-1"} | {}
          201 | ''   | {}
          202 | ''   | {}
          201 | OK   | {}
          202 | <ok/> | {}
          201 | []   | {}
          201 | {"x": 1} | {}
          409 | ''   | rejected
          409 | {"kode": "ADA"} | {}
          409 | <html> | unreadable
          404 | <html> | unreadable
          404 | ''   | not-found
          422 | <html> | unreadable
          422 | {}   | rejected
          503 | ''   | transient
          413 | ''   | rejected
          """)
  void takesACommandForDoneWhereTheConnectorSaysSoOrTheAgencyGivesAReference(
      int status, String body, String expected) throws Exception {
    String mapping =
        "if (.nama) {\"name\": .nama, \"agencyReference\": .no} else if (. == {}) error(\"empty\")";
    Path folder =
        park(
            "command",
            mapping,
            """
            outcomes:
              - {status: 201, as: ok}
              - {status: 202, as: ok}
              - {status: 409, when: '.kode == "ADA"', as: ok}
            """
                .indent(4));

    assertThat(told(folder, answer(status, body))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          202 | ''
          204 | ''
          200 | ''
          201 | ''
          202 | OK
          202 | <html><body>Accepted</body></html>
          202 | {"accepted": true}
          """)
  void takesASoapCommandForDoneWhereTheConnectorSaysSo(int status, String body) throws Exception {
    String request = "action: \"urn:parks\", path: /parks, mapping: park.response.jslt";
    String rule = "outcomes: [{status: %d, as: ok}]\n".formatted(status).indent(4);

    assertThat(told(office("soap", "command", request, "{}", rule), answer(status, body)))
        .isEqualTo("{}");
    assertThat(told(office("soap", "query", request, "{}", rule), answer(status, body)))
        .isEqualTo("unreadable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "if (.x) .", ".nama", "let x = .nama\nif ($x) {\"a\": $x}"})
  void takesAnAnswerThatIsMappedToNothingForTheAgencysFault(String mapping) throws Exception {
    assertThat(told(park("query", mapping, ""), answer(200, "{\"y\": 1}"))).isEqualTo("unreadable");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"data": [{"id": 2}], "last": true} | [{"id":1},{"id":2}]
          {"data": [{"id": 1}], "last": true} | [{"id":1}]
          {"data": []} | [{"id":1}]
          {"status": "error", "message": "timeout"} | unreadable
          {"data": {"id": 2}, "last": true} | unreadable
          {"data": null, "last": true} | unreadable
          {"data": "timeout"} | unreadable
          {"last": true} | unreadable
          {} | unreadable
          [] | unreadable
          null | unreadable
          '' | unreadable
          OK | unreadable
          """)
  void takesNoHalfListForAWholeOne(String secondPage, String expected) throws Exception {
    Path folder =
        park(
            "query",
            ".",
            "",
            "paging: {parameter: page, items: .data, last: .last, key: .id, maxPages: 3}");

    assertThat(told(folder, answer(200, "{\"data\": [{\"id\": 1}]}"), answer(200, secondPage)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "404, not-found, The agency has no such record.",
    "422, rejected, The agency refused the request.",
    "503, transient, The agency is not available.",
    "403, misconfigured, The agency refuses the hub's set-up.",
    "299, inactive, The agency's record is closed.",
    "298, unreadable, The agency's answer can't be understood.",
    "297, rejected, In the connector's words."
  })
  void saysWhyInTheConnectorsWordsElseInGeneralOnes(int status, String outcome, String message)
      throws Exception {
    AgencyException failure =
        failure(
            park(
                "query",
                ".",
                """
                outcomes:
                  - {status: 299, as: inactive}
                  - {status: 298, as: unreadable}
                  - {status: 297, as: rejected, reason: In the connector's words.}
                """
                    .indent(4)),
            answer(status, "{}"));

    assertThat(failure).hasMessage(message);
    assertThat(failure.outcome().wireName()).isEqualTo(outcome);
    assertThat(failure.httpStatus()).isEqualTo(status);
    assertThat(failure.connector()).isEqualTo("parks");
    assertThat(failure.operation()).isEqualTo("find-park");
  }

  /** Then no other request would fare better; a bare status may be about this one alone. */
  @Test
  void takesTheSetUpForWrongWhereARuleSaysSo() throws Exception {
    String rule = "outcomes:\n  - {status: 403, as: misconfigured, reason: No such key.}\n";
    AgencyException told = failure(park("query", ".", rule.indent(4)), answer(403, "{}"));
    AgencyException guessed = failure(park("query", ".", ""), answer(403, "{}"));

    assertThat(told).hasMessage("No such key.");
    assertThat(told.isOfCredentials()).isTrue();
    assertThat(guessed.isOfCredentials()).isFalse();
  }

  @Test
  void asksForNoMorePagesThanExpected() throws Exception {
    Path folder =
        park(
            "query",
            ".",
            "",
            "paging: {parameter: page, items: .data, last: .last, key: .id, maxPages: 2}");
    Sent more = answer(200, "{\"data\": [{\"id\": 1}]}");

    assertThat(told(folder, more)).isEqualTo("null");
    assertThat(failure(folder, more, more))
        .hasMessage("The agency's list has more pages than expected.");
  }

  @Test
  void endsAListAtAnEmptyPage() throws Exception {
    Path folder = park("query", ".", "", "paging: {parameter: page, items: .data, maxPages: 2}");

    assertThat(
            told(folder, answer(200, "{\"data\": [{\"id\": 1}]}"), answer(200, "{\"data\": []}")))
        .isEqualTo("[{\"id\":1}]");
  }

  private static AgencyException failure(Path folder, Sent... sent) {
    return catchThrowableOfType(AgencyException.class, () -> canonical(folder, sent));
  }

  private record Sent(int status, String body) {}

  private static Sent answer(int status, String body) {
    return new Sent(status, body);
  }

  /** The canonical answer, or the outcome. */
  private static String told(Path folder, Sent... sent) throws Exception {
    try {
      return String.valueOf(canonical(folder, sent));
    } catch (AgencyException e) {
      return e.outcome().wireName();
    }
  }

  private static JsonNode canonical(Path folder, Sent... sent) throws Exception {
    Connector connector = ConnectorFolders.loader().load(folder);
    OperationContext context = context(connector, folder, (agency, name, fields) -> {});
    Answers answers = new Answers(context);
    Wire wire = Protocols.of(connector).wire(context);
    Paging.Pages pages = answers.pages();
    JsonNode made = null;
    for (Sent one : sent) {
      WireAnswer answer =
          wire.answer(
              ConnectorFolders.object().put("status", one.status()),
              String.valueOf(one.body()).getBytes(StandardCharsets.UTF_8));
      made = answers.canonical(answers.unwrapped(answer), ConnectorFolders.object(), pages);
    }
    return made;
  }

  private Path park(String kind, String mapping, String more) throws IOException {
    return park(kind, mapping, more, "");
  }

  private Path park(String kind, String mapping, String more, String request) throws IOException {
    return office("rest", kind, "method: GET, path: /parks, " + request, mapping, more);
  }

  private Path office(String protocol, String kind, String request, String mapping, String more)
      throws IOException {
    Path folder = connectors.resolve("parks");
    Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(folder.resolve("mappings/park.response.jslt"), mapping);
    Files.writeString(
        folder.resolve("connector.yaml"),
        """
        connector: parks
        title: Parks office
        contact: {name: Parks IT, email: it@parks.example}
        protocol: %s
        endpoint: {url: "http://parks.example"}
        operations:
          find-park:
            title: A park
            kind: %s
            request: {%s}
            response: {mapping: park.response.jslt}
        %s"""
            .formatted(protocol, kind, request, more));
    return folder;
  }

  private static OperationContext context(
      Connector connector, Path folder, OperationContext.DriftListener drifts) {
    return new OperationContext(
        connector, "find-park", folder, Secrets.asWritten(), Credentials.NONE, CLOCK, drifts);
  }

  private JsonNode answers(String drift, String body) throws Exception {
    Path folder = connectors.resolve("parks");
    Path mappings = Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(mappings.resolve("find-park.response.jslt"), "{\"name\": .nama}");
    Files.writeString(
        mappings.resolve("find-park.schema.json"),
        """
        {
          "type": "object",
          "required": ["nama"],
          "additionalProperties": false,
          "properties": {"nama": {"type": "string"}, "luas": {"type": "integer"}}
        }
        """);
    Files.writeString(
        folder.resolve("connector.yaml"),
        """
        connector: parks
        title: Parks office
        contact: {name: Parks IT, email: it@parks.example}
        protocol: rest
        endpoint: {url: "http://parks.example"}
        operations:
          find-park:
            title: Find a park
            kind: query
            request: {method: GET, path: /parks}
            response: {mapping: find-park.response.jslt, schema: find-park.schema.json, drift: %s}
        """
            .formatted(drift));
    Connector connector = ConnectorFolders.loader().load(folder);
    Answers answers = new Answers(context(connector, folder, drifts::add));
    WireAnswer answer = WireAnswer.of(200, ConnectorJson.MAPPER.readTree(body));
    return answers.canonical(answers.unwrapped(answer), ConnectorFolders.object(), answers.pages());
  }
}
