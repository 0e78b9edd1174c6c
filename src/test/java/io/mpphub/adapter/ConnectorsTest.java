package io.mpphub.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.InvalidConnectorException;
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
