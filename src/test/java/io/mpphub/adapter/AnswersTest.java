package io.mpphub.adapter;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that have another shape than agreed are noticed, and used or refused as agreed. */
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
    Answers answers =
        new Answers(
            new OperationContext(
                connector,
                "find-park",
                folder,
                Secrets.asWritten(),
                Credentials.NONE,
                CLOCK,
                drifts::add));
    WireAnswer answer = WireAnswer.of(200, ConnectorJson.MAPPER.readTree(body));
    return answers.canonical(
        answer, answers.unwrap(answer), ConnectorFolders.object(), answers.pages());
  }
}
