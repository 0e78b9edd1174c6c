package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every connector folder is sound, and does with its samples what they say. */
class ConnectorsTest {

  @TestFactory
  Stream<DynamicTest> connectorIsSound() throws IOException {
    return folders(ConnectorFolders.PROJECT).stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () -> assertThat(load(folder).operations()).isNotEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> everyOperationHasASample() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : folders(ConnectorFolders.PROJECT)) {
      for (String operation : load(folder).operations().keySet()) {
        tests.add(
            DynamicTest.dynamicTest(
                folder.getFileName() + "." + operation,
                () -> assertThat(folders(folder.resolve("samples/" + operation))).isNotEmpty()));
      }
    }
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> sampleHolds() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : folders(ConnectorFolders.PROJECT)) {
      Connector connector = load(folder);
      for (Path operation : folders(folder.resolve("samples"))) {
        for (Path sample : folders(operation)) {
          tests.add(
              DynamicTest.dynamicTest(
                  ConnectorFolders.PROJECT.relativize(sample).toString(),
                  () -> check(new Sample(connector, sample))));
        }
      }
    }
    return tests.stream();
  }

  private static void check(Sample sample) throws Exception {
    if (sample.isInbound()) {
      assertThat(sample.event()).isEqualTo(sample.file("request.json"));
      return;
    }
    ObjectNode made = sample.wireRequest();
    JsonNode captured = sample.file("wire-request.json");
    for (String part : List.of("method", "path", "query", "body")) {
      assertThat(made.path(part)).as(part).isEqualTo(captured.path(part));
    }
    captured.path("headers").properties().stream()
        .filter(header -> !header.getKey().equals("Content-Type"))
        .forEach(
            header ->
                assertThat(made.path("headers").path(header.getKey()))
                    .as(header.getKey())
                    .isEqualTo(header.getValue()));
    String expected = sample.has("response.json") ? "response.json" : "problem.json";
    assertThat(sample.response().toString()).isEqualTo(sample.file(expected).toString());
  }

  private static Connector load(Path folder) throws InvalidConnectorException {
    return ConnectorFolders.loader().load(folder);
  }

  private static List<Path> folders(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    }
  }
}
