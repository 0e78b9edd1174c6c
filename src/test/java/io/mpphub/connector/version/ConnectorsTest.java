package io.mpphub.connector.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.Operation;
import io.mpphub.connector.check.InvalidConnectorException;
import io.mpphub.connector.check.SampleFiles;
import io.mpphub.connector.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** Without it an answer that names nobody would do. */
  @TestFactory
  Stream<DynamicTest> queryAboutSomebodySaysWhoThatIs() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : folders(ConnectorFolders.PROJECT)) {
      Connector connector = load(folder);
      for (Map.Entry<String, Operation> operation : connector.operations().entrySet()) {
        if (operation.getValue().kind() == Operation.Kind.QUERY
            && asksAboutSomebody(connector.name(), folder.resolve("samples"), operation.getKey())) {
          tests.add(
              DynamicTest.dynamicTest(
                  folder.getFileName() + "." + operation.getKey(),
                  () -> assertThat(operation.getValue().subject()).isIn("nik", "nib")));
        }
      }
    }
    return tests.stream();
  }

  private static boolean asksAboutSomebody(String agency, Path samples, String operation)
      throws IOException {
    for (Path sample : folders(samples.resolve(operation))) {
      JsonNode request = new SampleFiles(agency, sample).json("request.json");
      if (request.has("nik") || request.has("nib")) {
        return true;
      }
    }
    return false;
  }

  @TestFactory
  Stream<DynamicTest> sampleHolds() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : folders(ConnectorFolders.PROJECT)) {
      for (Samples.Result result : new Samples().run(load(folder), folder)) {
        tests.add(
            DynamicTest.dynamicTest(
                folder.getFileName() + "/" + result.operation() + "/" + result.name(),
                () -> assertThat(result.problems()).isEmpty()));
      }
    }
    return tests.stream();
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
