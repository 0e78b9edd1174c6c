package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.check.SampleFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Elements that an operation tells of its subject, as its samples show. */
final class ToldElements {

  /** Members that tell nothing of the subject, or were known before. */
  private static final Set<String> BESIDES = Set.of("nik", "source");

  private ToldElements() {}

  /** The members of the canonical answers; the operation's name when there is no sample. */
  static List<String> of(OperationContext operation) throws IOException {
    Path samples = operation.folder().resolve("samples").resolve(operation.name());
    Set<String> told = new LinkedHashSet<>();
    if (Files.isDirectory(samples)) {
      List<Path> cases = new ArrayList<>();
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(samples, Files::isDirectory)) {
        folders.forEach(cases::add);
      }
      cases.sort(null);
      for (Path folder : cases) {
        add(new SampleFiles(operation.connector().name(), folder).json("response.json"), told);
      }
    }
    told.removeAll(BESIDES);
    return told.isEmpty() ? List.of(operation.name()) : List.copyOf(told);
  }

  private static void add(JsonNode answer, Set<String> told) {
    if (answer.isArray()) {
      answer.forEach(item -> add(item, told));
    }
    answer.properties().stream().map(Map.Entry::getKey).forEach(told::add);
  }
}
