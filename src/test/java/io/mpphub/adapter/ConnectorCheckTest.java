package io.mpphub.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.ConnectorProblem;
import io.mpphub.connector.InvalidConnectorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of fault is found, where it stands, and all of them in one go. */
class ConnectorCheckTest {

  private static final String FILE = "connectors/parks/connector.yaml";

  private static final String SOUND =
      """
      connector: parks
      title: Parks office
      contact: {name: Parks IT, email: it@parks.example}
      protocol: rest
      endpoint:
        url: http://parks.example
        timeout: 3s
        auth: {type: api-key, header: X-Key, value: "{{PARKS_KEY}}"}
      limits: {concurrency: 2}
      operations:
        find-park:
          title: Find a park
          kind: query
          request: {method: GET, path: "/parks/{id}", pathParameters: {id: .id}}
          response: {mapping: find-park.response.jslt}
        find-tree:
          title: Find a tree
          kind: query
          request: {method: GET, path: /trees, query: {id: .id}}
          response: {mapping: find-tree.response.jslt}
          outcomes:
            - {when: .status == 404, as: not-found}
      """;

  @TempDir Path connectors;
  private Path folder;

  @BeforeEach
  void soundFolder() throws IOException {
    folder = connectors.resolve("parks");
    write("connector.yaml", SOUND);
    write("mappings/find-park.response.jslt", "{\"name\": .nama}");
    write("mappings/find-tree.response.jslt", "{\"name\": .nama}");
    write("samples/find-park/found/request.json", "{\"id\": \"7\"}");
    write(
        "samples/find-park/found/wire-request.json",
        "{\"method\": \"GET\", \"path\": \"/parks/7\"}");
    write(
        "samples/find-park/found/wire-response.json",
        "{\"status\": 200, \"body\": {\"nama\": \"Alun-alun\"}}");
    write("samples/find-park/found/response.json", "{\n  \"name\": \"Alun-alun\"\n}\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void edit(String name, String what, String by) throws IOException {
    String text = Files.readString(folder.resolve(name));
    assertThat(text).contains(what);
    write(name, text.replace(what, by));
  }

  @Test
  void passesASoundFolder() {
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "unknown key              | timeout: 3s                       | timeot: 3s                    | 7  | endpoint.timeot",
        "wrong type               | {concurrency: 2}                  | {concurrency: two}            | 9  | limits.concurrency",
        "missing mapping          | mapping: find-tree.response.jslt  | mapping: trees.jslt           | 20 | operations.find-tree.response.mapping",
        "literal secret           | '\"{{PARKS_KEY}}\"'               | swordfish                     | 8  | endpoint.auth.value",
        "unknown protocol         | protocol: rest                    | protocol: fax                 | 4  | protocol",
        "duplicate operation      | find-tree:                        | find-park:                    | 16 | operations.find-park",
        "bad duration             | timeout: 3s                       | timeout: 3 seconds            | 7  | endpoint.timeout",
        "bad URL                  | http://parks.example              | parks.example                 | 6  | endpoint.url",
        "bad outcome expression   | when: .status == 404              | when: '.status =='            | 22 | operations.find-tree.outcomes.0.when",
        "missing parameter's value| ', pathParameters: {id: .id}'     | ''                            | 14 | operations.find-park.request.path",
        "missing template key     | '{method: GET, path: /trees,'     | '{method: GET,'               | 19 | operations.find-tree.request",
      })
  void findsEachKindOfFaultInTheFile(String kind, String what, String by, int line, String key)
      throws IOException {
    edit("connector.yaml", what, by == null ? "" : by);

    assertThat(problems())
        .as(kind)
        .extracting(ConnectorProblem::file, ConnectorProblem::line, ConnectorProblem::key)
        .contains(tuple(FILE, line, key));
    assertThat(problems()).noneMatch(problem -> problem.describe().contains("swordfish"));
  }

  @Test
  void findsASyntaxErrorInAMapping() throws IOException {
    write("mappings/find-tree.response.jslt", "{\"name\": .nama");

    assertThat(problems())
        .extracting(ConnectorProblem::line, ConnectorProblem::key)
        .containsExactly(tuple(20, "operations.find-tree.response.mapping"));
  }

  @Test
  void findsASampleThatFails() throws IOException {
    edit("samples/find-park/found/response.json", "Alun-alun", "Taman");

    assertThat(problems())
        .extracting(ConnectorProblem::describe)
        .containsExactly(
            "connectors/parks/samples/find-park/found/response.json:2: name should be \"Taman\","
                + " but the connector makes \"Alun-alun\"");
  }

  @Test
  void findsWhatASampleDoesNotExpect() throws IOException {
    edit("connector.yaml", "pathParameters: {id: .id}", "pathParameters: {id: '\"8\"'}");

    assertThat(problems())
        .extracting(ConnectorProblem::file, ConnectorProblem::key)
        .containsExactly(
            tuple("connectors/parks/samples/find-park/found/wire-request.json", "path"));
  }

  @Test
  void findsASampleWithoutAValueForThePath() throws IOException {
    edit("connector.yaml", "pathParameters: {id: .id}", "pathParameters: {id: .nik}");

    assertThat(problems())
        .extracting(ConnectorProblem::file)
        .containsExactly("connectors/parks/samples/find-park/found/request.json");
  }

  @Test
  void findsAllOfThemInOneGo() throws IOException {
    for (Map.Entry<String, String> file : Faults.FILES.entrySet()) {
      write(file.getKey(), file.getValue());
    }

    assertThat(problems())
        .extracting(ConnectorProblem::line, ConnectorProblem::key)
        .contains(
            tuple(4, "protocol"),
            tuple(6, "endpoint.url"),
            tuple(7, "endpoint.timeout"),
            tuple(8, "endpoint.auth.value"),
            tuple(9, "endpoint.colour"),
            tuple(10, "limits.concurrency"),
            tuple(21, "operations.find-tree.response.mapping"),
            tuple(23, "operations.find-tree.outcomes.0.when"),
            tuple(24, "operations.find-bench.request.path"),
            tuple(24, "operations.find-bench.response.mapping"),
            tuple(25, "operations.find-bench"),
            tuple(26, "operations.find-fence.request"),
            tuple(2, "name"));
  }

  @Test
  void refusesAMergeKeyByName() throws IOException {
    write("connector.yaml", SOUND + "indonesian:\n  a: &a {x: y}\n  b: {<<: *a, z: w}\n");

    assertThat(problems())
        .anySatisfy(
            problem ->
                assertThat(problem.describe())
                    .startsWith(FILE + ":25: indonesian.b.<< is a merge key"));
  }

  @Test
  void refusesAnAnchorThatHoldsItself() throws IOException {
    write("connector.yaml", SOUND + "indonesian: &i {x: *i}\n");

    assertThat(problems())
        .anySatisfy(
            problem ->
                assertThat(problem.describe()).startsWith(FILE + ":23: indonesian.x holds itself"));
  }

  @Test
  void refusesAliasesThatGrowWithoutBounds() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    write("connector.yaml", SOUND + bomb);

    assertThat(problems()).extracting(ConnectorProblem::file).contains(FILE);
  }

  @Test
  void refusesALinkThatLeadsOutOfTheFolder() throws IOException {
    Path secret = connectors.resolve("secret.txt");
    Files.writeString(secret, "x");
    Files.createDirectories(folder.resolve("samples/find-park"));
    Files.createSymbolicLink(folder.resolve("samples/find-park/passwd"), secret);

    assertThat(problems())
        .extracting(ConnectorProblem::describe)
        .containsExactly(
            "connectors/parks/samples/find-park/passwd:1: is a link that leads out of the"
                + " connector's folder");
  }

  @ParameterizedTest
  @CsvSource({"{{HUB_SECURITY_CLIENTS_1_KEY}}, refers to", "{{LICENSING_KEY}}, refers to"})
  void refusesOthersSecrets(String reference, String fault) throws IOException {
    write("connector.yaml", SOUND.replace("{{PARKS_KEY}}", reference));

    assertThat(problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.describe())
                    .startsWith(FILE + ":8: endpoint.auth.value " + fault));
  }

  @ParameterizedTest
  @CsvSource({"/trees/{{PARKS_KEY}}", "/{{env:HUB_SECURITY_CLIENTS_1_KEY}}"})
  void refusesReferencesWithinText(String path) throws IOException {
    write("connector.yaml", SOUND.replace("path: /trees,", "path: \"" + path + "\","));

    assertThat(problems())
        .extracting(ConnectorProblem::describe)
        .anyMatch(problem -> problem.contains("operations.find-tree.request.path holds {{"));
  }

  private List<ConnectorProblem> problems() {
    InvalidConnectorException invalid =
        catchThrowableOfType(
            InvalidConnectorException.class,
            () -> new ConnectorCheck(ConnectorFolders.loader(), new Samples()).check(folder));
    return invalid == null ? List.of() : invalid.problems();
  }
}
