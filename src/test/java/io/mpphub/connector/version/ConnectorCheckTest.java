package io.mpphub.connector.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.Faults;
import io.mpphub.connector.check.InvalidConnectorException;
import io.mpphub.connector.sample.Samples;
import io.mpphub.folder.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        .extracting(FileProblem::file, FileProblem::line, FileProblem::key)
        .contains(tuple(FILE, line, key));
    assertThat(problems()).noneMatch(problem -> problem.describe().contains("swordfish"));
  }

  @Test
  void findsASyntaxErrorInAMapping() throws IOException {
    write("mappings/find-tree.response.jslt", "{\"name\": .nama");

    assertThat(problems())
        .extracting(FileProblem::line, FileProblem::key)
        .containsExactly(tuple(20, "operations.find-tree.response.mapping"));
  }

  @Test
  void findsASampleThatFails() throws IOException {
    edit("samples/find-park/found/response.json", "Alun-alun", "Taman");

    assertThat(problems())
        .extracting(FileProblem::describe)
        .containsExactly(
            "connectors/parks/samples/find-park/found/response.json:2: name should be \"Taman\","
                + " but the connector makes \"Alun-alun\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"nib": .nib, "name": .nama, "status": "active", "issued": .terbit} | /issued is new
          {"nib": .nib, "name": .nama}                                        | /status is missing
          {"nib": .nib, "name": .nama, "status": .aktif}                      | /status has another type
          """)
  void findsAnEventThatIsNotTheHubs(String mapping, String fault) throws IOException {
    write(
        "connector.yaml",
        SOUND
            + """
              opened:
                title: Take a park that was opened
                kind: inbound
                receive:
                  method: POST
                  path: /opened
                  auth: {type: api-key, header: X-Key, value: "{{PARKS_KEY}}"}
                  answers:
                    ok: {status: 200, body: {}}
                    not-found: {status: 404, body: {}}
                    unauthenticated: {status: 401, body: {}}
                    malformed: {status: 400, body: {}}
                    unavailable: {status: 503, body: {}}
                mapping: opened.jslt
                emits: business.registered
            """);
    write("mappings/opened.jslt", mapping);
    write(
        "samples/opened/one/wire-request.json",
        "{\"body\": {\"nib\": \"1\", \"nama\": \"A\", \"terbit\": \"2026\", \"aktif\": true}}");
    write("samples/opened/one/request.json", "{\"nib\": \"1\", \"name\": \"A\"}");

    assertThat(problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.describe())
                    .contains("samples/opened/one")
                    .contains("is mapped to no business.registered: " + fault));
  }

  @Test
  void findsWhatASampleDoesNotExpect() throws IOException {
    edit("connector.yaml", "pathParameters: {id: .id}", "pathParameters: {id: '\"8\"'}");

    assertThat(problems())
        .extracting(FileProblem::file, FileProblem::key)
        .containsExactly(
            tuple("connectors/parks/samples/find-park/found/wire-request.json", "path"));
  }

  @Test
  void findsASampleWithoutAValueForThePath() throws IOException {
    edit("connector.yaml", "pathParameters: {id: .id}", "pathParameters: {id: .nik}");

    assertThat(problems())
        .extracting(FileProblem::file)
        .containsExactly("connectors/parks/samples/find-park/found/request.json");
  }

  @Test
  void findsAllOfThemInOneGo() throws IOException {
    for (Map.Entry<String, String> file : Faults.FILES.entrySet()) {
      write(file.getKey(), file.getValue());
    }

    assertThat(problems())
        .extracting(FileProblem::line, FileProblem::key)
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          indonesian: &i {x: *i}                     | 23: indonesian.x
          indonesian: &i {x: {y: *i}}                | 23: indonesian.x.y
          indonesian: {x: &l [a, *l]}                | 23: indonesian.x.1
          indonesian: {a: &a {b: &b {c: *a, d: *b}}} | 23: indonesian.a.b.c
          indonesian: {a: &a {b: &b {c: *a, d: *b}}} | 23: indonesian.a.b.d
          outcomes: &o [{as: not-found, when: *o}]   | 23: outcomes.0.when
          retry: &r {attempts: *r}                   | 23: retry.attempts
          """)
  void refusesAnAnchorThatHoldsItself(String line, String place) throws IOException {
    write("connector.yaml", SOUND + line + "\n");

    assertThat(problems())
        .extracting(FileProblem::describe)
        .contains(
            "connectors/parks/connector.yaml:"
                + place
                + " holds itself: it refers to an anchor that it is within");
  }

  @ParameterizedTest
  @CsvSource({
    "limits: {concurrency: 2}, limits: &l {concurrency: *l}, 9: limits.concurrency",
    "operations:, 'operations: &o\n  find-nest: *o', 11: operations.find-nest",
    "connector: parks, '--- &all\nconnector: parks\nindonesian: *all', 3: indonesian",
    "auth: {, 'auth: &a {header: *a, ', 8: endpoint.auth.header"
  })
  void refusesAnAnchorThatHoldsItselfWhereverItStands(String what, String by, String place)
      throws IOException {
    edit("connector.yaml", what, by.replace("\\n", "\n"));

    assertThat(problems())
        .extracting(FileProblem::describe)
        .anyMatch(
            problem ->
                problem.startsWith("connectors/parks/connector.yaml:" + place + " holds itself"));
  }

  /** An expression calls no function before it has a message, so each is tried without one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          when: .status == 404 | when: 'def f(x) f($x) f(.status)'  | 22: operations.find-tree.outcomes.0.when
          {id: .id}}           | {id: 'def f(x) f($x) f(.id)'}}     | 14: operations.find-park.request.pathParameters.id
          'query: {id: .id}'   | 'query: {id: "def f(x) f($x) f(.id)"}' | 19: operations.find-tree.request.query.id
          'path: /trees,'      | 'path: /trees, paging: {parameter: p, items: "def f(x) f($x) f(.)"},' | 19: operations.find-tree.request.paging.items
          'method: GET, path: /trees' | 'method: POST, path: /trees, mapping: endless.jslt' | 19: operations.find-tree.request.mapping
          'mapping: find-tree.response.jslt' | 'mapping: endless.jslt'      | 20: operations.find-tree.response.mapping
          """)
  void refusesAMappingThatNeverEndsWhereverItStands(String what, String by, String place)
      throws IOException {
    write("mappings/endless.jslt", "def leaves(x)\n  leaves($x.b)\n\n{\"n\": leaves(.a)}\n");
    edit("connector.yaml", what, by);

    assertThat(problems())
        .extracting(FileProblem::describe)
        .anyMatch(
            problem ->
                problem.startsWith("connectors/parks/connector.yaml:" + place)
                    && problem.contains("never ends"));
  }

  /** With some messages only: then the sample that has such a one says so. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "def f(x) if ($x) f($x) else 1\n{\"name\": f(.nama)}",
        "def f(x) if ($x) [f($x)] else []\n{\"name\": f(.nama)}",
        "def a(x) if ($x) b($x) else 1\ndef b(x) a($x)\n{\"name\": a(.nama)}",
        "def f(x) if ($x) {\"a\": f($x + \"x\")} else {}\n{\"name\": f(.nama)}",
        "def f(x) if ($x) [for ([1]) f($x)] else []\n{\"name\": f(.nama)}"
      })
  void findsASampleWhoseMappingNeverEnds(String mapping) throws IOException {
    write("mappings/find-park.response.jslt", mapping);

    assertThat(problems())
        .extracting(FileProblem::describe)
        .singleElement()
        .asString()
        .startsWith("connectors/parks/samples/find-park/found:1: ")
        .contains("find-park.response.jslt: never ends: ", "find-park.response.jslt, line 1");
  }

  /** Three, with two threads for checks: each has its own fault, and the sound one passes. */
  @Test
  void regularExpressionsThatTakeForEverHoldUpNoOtherFolder() throws Exception {
    ConnectorCheck check = new ConnectorCheck(ConnectorFolders.loader(), new Samples());
    String mapping = Files.readString(folder.resolve("mappings/find-park.response.jslt"));
    for (int i = 0; i < 3; i++) {
      write(
          "mappings/find-park.response.jslt",
          "// %d\n{\"name\": test(\"%s!\", \"^(a|aa)+\\\\1?b$\")}".formatted(i, "a".repeat(70)));
      assertThatThrownBy(() -> check.check(folder))
          .isInstanceOf(InvalidConnectorException.class)
          .hasMessageContaining("find-park.response.jslt, line 2")
          .hasMessageContaining("looks of a regular expression");
    }
    write("mappings/find-park.response.jslt", mapping);

    assertThat(check.check(folder).name()).isEqualTo("parks");
  }

  @Test
  void refusesAliasesThatGrowWithoutBounds() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    write("connector.yaml", SOUND + bomb);

    assertThat(problems()).extracting(FileProblem::file).contains(FILE);
  }

  @Test
  void refusesALinkThatLeadsOutOfTheFolder() throws IOException {
    Path secret = connectors.resolve("secret.txt");
    Files.writeString(secret, "x");
    Files.createDirectories(folder.resolve("samples/find-park"));
    Files.createSymbolicLink(folder.resolve("samples/find-park/passwd"), secret);

    assertThat(problems())
        .extracting(FileProblem::describe)
        .containsExactly(
            "connectors/parks/samples/find-park/passwd:1: is a link that leads out of"
                + " its folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HUB_SECURITY_CLIENTS_1_KEY",
        "LICENSING_KEY",
        "A_SECRET",
        "SPRING_DATASOURCE_PASSWORD",
        "PARKS",
        "OTHER_PARKS_KEY",
        "PARKSKEY"
      })
  void refusesOthersSecrets(String name) throws IOException {
    write("connector.yaml", SOUND.replace("PARKS_KEY", name));

    assertThat(problems())
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.describe())
                    .startsWith(FILE + ":8: endpoint.auth.value refers to {{" + name + "}}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: oauth2-client-credentials, tokenUrl: "https://sso.example/oauth2/v1/accesstoken?grant_type=client_credentials", clientId: "{{A_ID}}", clientSecret: "{{A_SECRET}}"} | clientId clientSecret
          {type: oauth2-client-credentials, tokenUrl: "/token", clientId: "{{PARKS_ID}}", clientSecret: "{{A_SECRET}}"} | clientSecret
          {type: oauth2-client-credentials, tokenUrl: "{{A_TOKENS}}", clientId: "{{PARKS_ID}}", clientSecret: "{{PARKS_SECRET}}"} | tokenUrl
          {type: basic, username: "{{A_USER}}", password: "{{A_PASSWORD}}"} | username password
          {type: hmac-signature, id: "{{PARKS_ID}}", secret: "{{A_SECRET}}"} | secret
          {type: body-credentials, fields: {user: "{{A_USER}}"}} | fields.user
          """)
  void refusesOthersSecretsInEachKindOfCredentials(String auth, String keys) throws IOException {
    edit("connector.yaml", "{type: api-key, header: X-Key, value: \"{{PARKS_KEY}}\"}", auth);

    assertThat(problems())
        .filteredOn(problem -> problem.fault().contains("which is not this connector's"))
        .extracting(problem -> problem.key().replace("endpoint.auth.", ""))
        .containsExactlyInAnyOrder(keys.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://sso.example/oauth2/v1/accesstoken?grant_type=client_credentials |
          /oauth2/v1/accesstoken?grant_type=client_credentials |
          http://sso.example:8080/token?a=b&c=d%20e |
          https://sso.example/token?  |
          https://sso.example         |
          {{PARKS_TOKENS}}            |
          https://hub@sso.example/token | must be a URL without a user's name
          https:///token              | must be an http or https URL with a host
          https://sso.example:0/token | must have a port of 1 to 65535, or none
          http://sso.example:99999    | must have a port of 1 to 65535, or none
          http://sso.example:/token   | must have a port of 1 to 65535, or none
          http://sso.example:08/token | must have a port of 1 to 65535, or none
          https://sso.example/token#x | tokenUrl
          ftp://sso.example/token     | tokenUrl
          sso.example/token           | tokenUrl
          {{A_TOKENS}}                | refers to {{A_TOKENS}}
          """)
  void takesATokenUrlWithAQuery(String url, String fault) throws IOException {
    edit(
        "connector.yaml",
        "{type: api-key, header: X-Key, value: \"{{PARKS_KEY}}\"}",
        "{type: oauth2-client-credentials, tokenUrl: \"%s\", clientId: \"{{PARKS_ID}}\", clientSecret: \"{{PARKS_SECRET}}\"}"
            .formatted(url));

    if (fault == null) {
      assertThat(problems()).isEmpty();
    } else {
      assertThat(problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.describe()).contains(":8:", fault));
    }
  }

  @ParameterizedTest
  @CsvSource({"/trees/{{PARKS_KEY}}", "/{{env:HUB_SECURITY_CLIENTS_1_KEY}}"})
  void refusesReferencesWithinText(String path) throws IOException {
    write("connector.yaml", SOUND.replace("path: /trees,", "path: \"" + path + "\","));

    assertThat(problems())
        .extracting(FileProblem::describe)
        .anyMatch(problem -> problem.contains("operations.find-tree.request.path holds {{"));
  }

  /** It can't be broken off, but it can be told; the same again isn't tried. */
  @Test
  void refusesAFolderWhoseCheckDoesNotEnd() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CheckLimit limit = new CheckLimit(Duration.ofMillis(100));
    ConnectorCheck check =
        new ConnectorCheck(ConnectorFolders.loader(), new Samples(), new CheckLimit(Duration.ZERO));
    for (String said : List.of("takes more than 0 s", "is not checked again")) {
      assertThatThrownBy(() -> check.check(folder))
          .isInstanceOf(InvalidConnectorException.class)
          .hasMessageContaining(FILE + ":1: ")
          .hasMessageContaining(said);
    }

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> limit.call(() -> end.await(1, TimeUnit.HOURS)))
          .isInstanceOf(TimeoutException.class)
          .hasMessageContaining("never ends");
    }
    ConnectorCheck other = new ConnectorCheck(ConnectorFolders.loader(), new Samples(), limit);
    assertThatThrownBy(() -> other.check(folder))
        .isInstanceOf(InvalidConnectorException.class)
        .hasMessageContaining("can't be checked: checks of other versions have not ended");

    end.countDown();
    await().untilAsserted(() -> assertThat(limit.<String>call(() -> "ended")).isEqualTo("ended"));
    assertThat(String.valueOf(catchThrowable(() -> other.check(folder))))
        .as("a folder whose check could not begin is checked when one can")
        .doesNotContain("is not checked again");
  }

  private List<FileProblem> problems() {
    InvalidConnectorException invalid =
        catchThrowableOfType(
            InvalidConnectorException.class,
            () -> new ConnectorCheck(ConnectorFolders.loader(), new Samples()).check(folder));
    return invalid == null ? List.of() : invalid.problems();
  }
}
