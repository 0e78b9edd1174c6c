package io.mpphub.connector.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.folder.FileProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorLoaderTest {

  private static final String SOUND =
      """
      connector: parks
      title: Parks office
      contact: {name: IT, email: it@parks.example}
      protocol: rest
      endpoint:
        url: "{{PARKS_URL}}"
        timeout: 3s
        auth: {type: api-key, header: X-Key, value: "{{PARKS_KEY}}"}
      operations:
        find-park:
          title: Find a park
          kind: query
          request: {method: GET, path: "/parks/{id}", pathParameters: {id: .id}}
          response: {mapping: find-park.response.jslt}
      """;

  @TempDir Path connectors;

  @Test
  void readsASoundFolder() throws Exception {
    Connector connector = load(SOUND);

    assertThat(connector.name()).isEqualTo("parks");
    assertThat(connector.endpoint().timeout()).hasSeconds(3);
    assertThat(connector.retry()).isEqualTo(RetryPolicy.DEFAULT);
    assertThat(connector.operations()).containsOnlyKeys("find-park");
    assertThat(connector.takesDeliveries()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {mon-fri: "07:00-16:00", closed: ["2026-02-30"]} | openingHours.closed.0
          {mon-fri: "16:00-08:00"}                         | openingHours
          {mon-fri: "08:00-08:00"}                         | openingHours
          """)
  void tellsOfHoursThatCanNotBeByTheirKey(String hours, String key) {
    List<FileProblem> problems = faults(SOUND + "openingHours: " + hours + "\n");

    assertThat(problems).extracting(FileProblem::key).containsExactly(key);
    assertThat(problems).noneMatch(problem -> problem.describe().contains("missing"));
  }

  @Test
  void tellsOfAFileInAnotherCharset() throws Exception {
    load(SOUND);
    Files.writeString(
        connectors.resolve("parks/connector.yaml"),
        SOUND.replace("parks", "p\u00e4rks"),
        StandardCharsets.ISO_8859_1);

    List<FileProblem> problems =
        catchThrowableOfType(
                InvalidConnectorException.class,
                () -> ConnectorFolders.loader(Map.of()).load(connectors.resolve("parks")))
            .problems();

    assertThat(problems)
        .extracting(FileProblem::describe)
        .containsExactly("connectors/parks/connector.yaml:1: is not written in UTF-8");
  }

  @Test
  void reportsEveryFaultWithFileLineAndKey() {
    List<FileProblem> problems =
        faults(
            """
            connector: gardens
            title: Parks office
            contact: {name: IT, email: nobody}
            protocol: fax
            endpoint:
              url: "ftp://parks.example"
              timeout: 10min
              connectTimeout: 0s
              colour: green
              auth: {type: api-key, header: X-Key, value: swordfish}
            limits: {concurrency: many}
            circuitBreaker: {failureRate: 500, window: 20, waitOpen: 10s}
            operations:
              find-park:
                title: Find a park
                kind: query
                request: {method: GET, path: /parks, query: {id: ".id ["}}
                response: {mapping: missing.jslt}
                outcomes:
                  - {when: '.code ==', as: ok}
                  - {as: maybe}
              find-park:
                title: Find a park again
                kind: query
              close-park:
                kind: command
            """);

    assertThat(problems)
        .extracting(FileProblem::line, FileProblem::key)
        .contains(
            tuple(1, "connector"),
            tuple(3, "contact.email"),
            tuple(4, "protocol"),
            tuple(6, "endpoint.url"),
            tuple(7, "endpoint.timeout"),
            tuple(8, "endpoint.connectTimeout"),
            tuple(9, "endpoint.colour"),
            tuple(10, "endpoint.auth.value"),
            tuple(11, "limits.concurrency"),
            tuple(12, "circuitBreaker.failureRate"),
            tuple(17, "operations.find-park.request.query.id"),
            tuple(18, "operations.find-park.response.mapping"),
            tuple(20, "operations.find-park.outcomes.0.when"),
            tuple(21, "operations.find-park.outcomes.1.as"),
            tuple(22, "operations.find-park"),
            tuple(25, "operations.close-park"));
    assertThat(problems).allMatch(p -> p.file().equals("connectors/parks/connector.yaml"));
    assertThat(problems)
        .extracting(FileProblem::describe)
        .contains(
            "connectors/parks/connector.yaml:8: endpoint.connectTimeout"
                + " must be longer than or equal to 100 millis, but was 0s")
        .noneMatch(text -> text.contains("swordfish"));
  }

  @Test
  void wantsWhatConfirmsOrWithdrawsToBeOfTheRightKind() {
    String command =
        SOUND
            + """
              close-park:
                title: Close a park
                kind: command
                request: {method: POST, path: /closures}
                response: {mapping: find-park.response.jslt}
                confirm: close-park
                withdraw: find-park
            """
                .indent(0);

    assertThat(faults(command))
        .extracting(FileProblem::describe)
        .containsExactly(
            "connectors/parks/connector.yaml:20: operations.close-park.confirm"
                + " must name a query of this connector, but was close-park",
            "connectors/parks/connector.yaml:21: operations.close-park.withdraw"
                + " must name a command of this connector, but was find-park");
  }

  @Test
  void refusesAReferenceThatIsNotSet() {
    assertThat(faults(SOUND, Map.of("PARKS_URL", "http://127.0.0.1:1")))
        .extracting(FileProblem::describe)
        .containsExactly(
            "connectors/parks/connector.yaml:8: endpoint.auth.value"
                + " refers to {{PARKS_KEY}}, which is not set in the environment");
  }

  @Test
  void refusesAUrlThatIsNone() {
    assertThat(faults(SOUND, Map.of("PARKS_URL", "parks", "PARKS_KEY", "k")))
        .extracting(FileProblem::describe)
        .containsExactly(
            "connectors/parks/connector.yaml:6: endpoint.url"
                + " must be an http or https URL with a host, but {{PARKS_URL}} is not");
  }

  @Test
  void refusesWhatIsNotYaml() {
    assertThat(faults("connector: parks\n  title: ["))
        .singleElement()
        .satisfies(problem -> assertThat(problem.fault()).startsWith("is not YAML"));
    assertThat(faults("")).extracting(FileProblem::fault).containsExactly("is empty");
    assertThat(faults("just text")).hasSize(1);
  }

  private Connector load(String yaml) throws IOException, InvalidConnectorException {
    return load(yaml, Map.of("PARKS_URL", "http://127.0.0.1:1", "PARKS_KEY", "k"));
  }

  private Connector load(String yaml, Map<String, String> secrets)
      throws IOException, InvalidConnectorException {
    Path folder = connectors.resolve("parks");
    Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(folder.resolve("mappings/find-park.response.jslt"), ".");
    Files.writeString(folder.resolve("connector.yaml"), yaml);
    return ConnectorFolders.loader(secrets).load(folder);
  }

  private List<FileProblem> faults(String yaml) {
    return faults(yaml, Map.of("PARKS_URL", "http://127.0.0.1:1", "PARKS_KEY", "k"));
  }

  private List<FileProblem> faults(String yaml, Map<String, String> secrets) {
    return catchThrowableOfType(InvalidConnectorException.class, () -> load(yaml, secrets))
        .problems();
  }
}
