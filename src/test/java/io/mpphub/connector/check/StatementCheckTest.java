package io.mpphub.connector.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mpphub.connector.ConnectorFolders;
import io.mpphub.folder.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementCheckTest {

  private static final String FILE =
      """
      connector: parks
      title: Parks office
      contact: {name: IT, email: it@parks.example}
      protocol: sql
      endpoint: {url: "%s"}
      operations:
        find-park:
          title: Find a park
          kind: query
          request: {statement: find-park.sql, parameters: {id: .id, colour: .colour}}
          response: {mapping: as-it-is.jslt}
      """;

  @TempDir Path connectors;

  @Test
  void wantsEachParameterUsedAndEachUseDeclared() throws IOException {
    assertThat(faults("jdbc:h2:mem:x", "select * from park where id = :#id and name = :#name"))
        .containsExactly(
            "connectors/parks/connector.yaml:10: operations.find-park.request.parameters.colour"
                + " is not used by find-park.sql as :#colour",
            "connectors/parks/connector.yaml:10: operations.find-park.request.statement"
                + " uses :#name, which has no value in parameters");
  }

  @Test
  void wantsAStatementWithNamedParametersOnly() throws IOException {
    String names = " and :#id = :#colour";
    assertThat(faults("jdbc:h2:mem:x", "select ?" + names))
        .singleElement()
        .asString()
        .contains("has a ? or # that is no parameter");
    assertThat(faults("jdbc:h2:mem:x", "select a #> b" + names)).hasSize(1);
    assertThat(faults("jdbc:h2:mem:x", "-- why? :#nothing\nselect 1" + names)).isEmpty();
  }

  @Test
  void wantsAnAddressWhoseDriverIsThere() throws IOException {
    String sound = "select :#id, :#colour";
    assertThat(faults("jdbc:unheard-of://db/x", sound))
        .singleElement()
        .asString()
        .contains("whose driver is on the hub's class path");
    assertThat(faults("{{PARKS_URL}}", sound))
        .singleElement()
        .asString()
        .endsWith("must be a JDBC URL, but {{PARKS_URL}} is not");
  }

  private List<String> faults(String url, String sql) throws IOException {
    Path folder = connectors.resolve("parks");
    Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(folder.resolve("mappings/as-it-is.jslt"), ".");
    Files.writeString(folder.resolve("mappings/find-park.sql"), sql);
    Files.writeString(folder.resolve("connector.yaml"), FILE.formatted(url));
    InvalidConnectorException refused =
        catchThrowableOfType(
            InvalidConnectorException.class,
            () -> ConnectorFolders.loader(Map.of("PARKS_URL", "http://db.example")).load(folder));
    return refused == null
        ? List.of()
        : refused.problems().stream().map(FileProblem::describe).sorted().toList();
  }
}
