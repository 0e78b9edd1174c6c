package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.mpphub.connector.check.InvalidConnectorException;
import io.mpphub.folder.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys that a protocol doesn't have are faults, and so are values that it can't use. */
class ProtocolKeysTest {

  @TempDir Path connectors;

  @Test
  void refusesTheKeysOfOtherProtocols() throws IOException {
    assertThat(
            faults(
                """
                connector: parks
                title: Parks office
                contact: {name: IT, email: it@parks.example}
                protocol: sftp
                endpoint:
                  url: "https://parks.example"
                  hostKey: "{{PARKS_HOST_KEY}}"
                  headers: {X-Park: "1"}
                  auth: {type: api-key, header: X-Key, value: "{{PARKS_KEY}}"}
                operations:
                  find-park:
                    title: Find a park
                    kind: query
                    request: {method: GET, path: /parks}
                    response: {mapping: as-it-is.jslt}
                """))
        .extracting(FileProblem::line, FileProblem::key, FileProblem::fault)
        .contains(
            tuple(
                6,
                "endpoint.url",
                "must be a URL with a host that begins with sftp://, but was https://parks.example"),
            tuple(
                7,
                "endpoint.hostKey",
                "must be a public key such as ssh-ed25519 AAAA, but {{PARKS_HOST_KEY}} is not"),
            tuple(8, "endpoint.headers", "is not a key of this protocol"),
            tuple(14, "operations.find-park.request.method", "is not a known key here"),
            tuple(14, "operations.find-park.request", "lacks the key 'directory'"))
        .extracting(tuple -> tuple.toList().get(1))
        .contains("endpoint.auth.type", "operations.find-park.kind");
  }

  @Test
  void wantsTheHostKeyOfAnSftpServerAndOfNoOther() throws IOException {
    String file =
        """
        connector: parks
        title: Parks office
        contact: {name: IT, email: it@parks.example}
        protocol: %s
        endpoint: {url: "%s"%s}
        operations:
          leave-park:
            title: Leave a park
            kind: command
            request: {%s}
            response: {mapping: as-it-is.jslt}
        """;
    assertThat(
            faults(
                file.formatted(
                    "jms", "tcp://parks.example:61616", ", hostKey: ssh-rsa AAAA", "queue: parks")))
        .extracting(FileProblem::fault)
        .containsExactly("is not a key of this protocol");
    assertThat(
            faults(
                file.formatted(
                    "sftp",
                    "sftp://parks.example",
                    "",
                    "directory: parks, name: .id, mapping: as-it-is.jslt, rows: {format: csv}")))
        .extracting(FileProblem::fault)
        .containsExactlyInAnyOrder("lacks the key 'hostKey'", "lacks the key 'auth'");
    assertThat(
            faults(
                file.formatted("jms", "amqp://me@parks.example", "", "queue: parks, oneWay: true")))
        .extracting(FileProblem::fault)
        .containsExactly("must be a URL without a user's name, but was amqp://me@parks.example");
  }

  /** Else one program would look where the login leads, another at the root. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sftp://parks.example//srv/x     | one slash before its path
          sftp://parks.example///x        | one slash before its path
          sftp://parks.example:2222//srv  | one slash before its path
          sftp://parks.example/%2Fsrv     | one slash before its path
          sftp://parks.example/srv//x     | a path of plain names
          sftp://parks.example/a%20b      | a path of plain names
          sftp://parks.example/a?b=c      | a path of plain names
          sftp://parks.example/a%3Fb      | a path of plain names
          sftp://parks.example/a#b        | a path of plain names
          sftp://parks.example/$%7Bx%7D   | a path of plain names
          sftp://me@parks.example/srv     | without a user's name
          sftp://parks.example            |
          sftp://parks.example/           |
          sftp://parks.example/srv        |
          sftp://parks.example/srv/x-1.0/ |
          sftp://parks.example:2222/srv_x |
          """)
  void takesAPathThatLeadsToOnePlaceOnly(String url, String fault) throws IOException {
    String file =
        """
        connector: parks
        title: Parks office
        contact: {name: IT, email: it@parks.example}
        protocol: sftp
        endpoint:
          url: "%s"
          hostKey: ssh-ed25519 AAAA
          auth: {type: basic, username: "{{PARKS_KEY}}", password: "{{PARKS_KEY}}"}
        operations:
          leave-park:
            title: Leave a park
            kind: command
            request: {directory: parks, name: .id, mapping: as-it-is.jslt, rows: {format: csv}}
            response: {mapping: as-it-is.jslt}
        """;

    for (String given : List.of(url, "{{PARKS_URL}}")) {
      List<FileProblem> faults = faults(file.formatted(given), Map.of("PARKS_URL", url));
      if (fault == null) {
        assertThat(faults).isEmpty();
      } else {
        assertThat(faults).extracting(FileProblem::key).contains("endpoint.url");
        assertThat(faults.toString()).contains(fault);
      }
    }
  }

  private List<FileProblem> faults(String yaml) throws IOException {
    return faults(yaml, Map.of());
  }

  private List<FileProblem> faults(String yaml, Map<String, String> more) throws IOException {
    Path folder = connectors.resolve("parks");
    Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(folder.resolve("mappings/as-it-is.jslt"), ".");
    Files.writeString(folder.resolve("connector.yaml"), yaml);
    Map<String, String> secrets = new HashMap<>(more);
    secrets.putAll(Map.of("PARKS_HOST_KEY", "swordfish", "PARKS_KEY", "k"));
    InvalidConnectorException refused =
        catchThrowableOfType(
            InvalidConnectorException.class, () -> ConnectorFolders.loader(secrets).load(folder));
    return refused == null ? List.of() : refused.problems();
  }
}
