package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No page of a gateway passes for the word of the agency behind it, with whatever status. */
class GatewayAnswersTest {

  /** Of Kong, Spring, WSO2, a bucket, a mesh, a web server, and of nobody. */
  private static final List<String> PAGES =
      List.of(
          "{\"message\": \"no Route matched with those values\"}",
          "{\"timestamp\": 1, \"status\": 404, \"error\": \"Not Found\", \"path\": \"/x\"}",
          "{\"fault\": {\"code\": 900906, \"type\": \"Status report\"}}",
          "<Error><Code>NoSuchKey</Code></Error>",
          "{\"status\": 404, \"message\": \"no upstream\"}",
          "<!DOCTYPE html><html><body>404 Not Found</body></html>",
          "{}",
          "[]",
          "");

  private static final Map<Integer, String> MEANINGS =
      Map.ofEntries(
          Map.entry(200, "unreadable"),
          Map.entry(201, "unreadable"),
          Map.entry(202, "unreadable"),
          Map.entry(400, "unreadable"),
          Map.entry(401, "misconfigured"),
          Map.entry(403, "misconfigured"),
          Map.entry(404, "unreadable"),
          Map.entry(409, "unreadable"),
          Map.entry(410, "unreadable"),
          Map.entry(413, "unreadable"),
          Map.entry(422, "unreadable"),
          Map.entry(429, "transient"),
          Map.entry(500, "transient"),
          Map.entry(502, "transient"),
          Map.entry(503, "transient"));

  @TestFactory
  Stream<DynamicTest> areNoWordOfTheAgency() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : folders()) {
      Connector connector = ConnectorFolders.loader().load(folder);
      if (!Set.of("rest", "soap").contains(connector.protocol())) {
        continue;
      }
      connector
          .operations()
          .forEach(
              (name, operation) -> {
                if (operation.kind() != Operation.Kind.INBOUND) {
                  tests.add(
                      DynamicTest.dynamicTest(
                          connector.name() + "." + name, () -> holds(connector.name(), name)));
                }
              });
    }
    return tests.stream();
  }

  private static void holds(String agency, String operation) throws Exception {
    ReadAnswer reader = ReadAnswer.of(agency, operation);
    JsonNode request = ConnectorFolders.object();
    List<String> passed = new ArrayList<>();
    for (Map.Entry<Integer, String> meaning : MEANINGS.entrySet()) {
      for (String page : PAGES) {
        JsonNode made = reader.made(reader.answer(meaning.getKey(), page), request);
        if (!made.isTextual() || !made.textValue().equals(meaning.getValue())) {
          passed.add(meaning.getKey() + " " + page + " -> " + made);
        }
      }
    }
    assertThat(passed).isEmpty();
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> children = Files.list(ConnectorFolders.PROJECT)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }
}
