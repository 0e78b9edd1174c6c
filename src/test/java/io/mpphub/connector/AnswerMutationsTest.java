package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.mpphub.connector.check.SampleFiles;
import io.mpphub.connector.run.WireAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Takes each sample of an agency's "yes" and of its "there is none", spoils one thing after the
 * other, and looks what the hub makes of it: it can't be read, or it means what {@code
 * mutations.yaml} says by the agency's documentation. Nothing else may pass for an answer.
 */
class AnswerMutationsTest {

  private static final Path TOLERANCES =
      Path.of("src/test/resources/io/mpphub/connector/mutations.yaml");

  /** No answer of the agency. */
  private static final Set<String> NONE = Set.of("unreadable", "transient", "misconfigured");

  private static final String NOT_FOUND = "not-found";

  private static final String PAGE = "<!DOCTYPE html><html><body>OK</body></html>";

  private final Map<String, Tolerance> tolerances = tolerances();

  private static Map<String, Tolerance> tolerances() {
    try {
      return new YAMLMapper()
          .readValue(TOLERANCES.toFile(), new TypeReference<Map<String, Tolerance>>() {});
    } catch (IOException e) {
      throw new IllegalStateException(TOLERANCES.toString(), e);
    }
  }

  @TestFactory
  Stream<DynamicNode> isUnreadableOrMeansWhatIsAgreed() throws Exception {
    List<DynamicNode> operations = new ArrayList<>();
    for (Path folder : folders(ConnectorFolders.PROJECT)) {
      Connector connector = ConnectorFolders.loader().load(folder);
      for (Map.Entry<String, Operation> operation : connector.operations().entrySet()) {
        if (operation.getValue().kind() != Operation.Kind.INBOUND) {
          operations.add(
              DynamicContainer.dynamicContainer(
                  connector.name() + "." + operation.getKey(),
                  cases(connector.name(), operation.getKey(), operation.getValue(), folder)));
        }
      }
    }
    return operations.stream();
  }

  private Stream<DynamicNode> cases(String agency, String name, Operation operation, Path folder)
      throws Exception {
    List<DynamicNode> tests = new ArrayList<>();
    ReadAnswer reader = ReadAnswer.of(agency, name);
    for (Path sample : folders(folder.resolve("samples").resolve(name))) {
      if (saysSomething(agency, sample)) {
        tests.add(
            DynamicTest.dynamicTest(
                sample.getFileName().toString(),
                () -> holds(agency, name, operation, reader, sample)));
      }
    }
    assertThat(tests).as("samples of " + agency + "." + name).isNotEmpty();
    return tests.stream();
  }

  /** That it was done or found, or that there is none. */
  private static boolean saysSomething(String agency, Path sample) throws IOException {
    SampleFiles files = new SampleFiles(agency, sample);
    return files.has("response.json")
        || files.json("problem.json").path("outcome").asText().equals(NOT_FOUND);
  }

  private void holds(
      String agency, String name, Operation operation, ReadAnswer reader, Path sample)
      throws IOException {
    SampleFiles files = new SampleFiles(agency, sample);
    JsonNode request = files.json("request.json");
    WireAnswer answer =
        reader.wire().answer(files.json("wire-response.json"), files.raw("wire-response"));
    JsonNode original = reader.made(answer, request);
    Tolerance tolerance =
        tolerance(agency + "." + name)
            .and(tolerance(agency + "." + name + "/" + sample.getFileName()));
    List<String> passed = new ArrayList<>();
    for (AnswerMutation mutation :
        answer.body() == null ? List.<AnswerMutation>of() : AnswerMutation.of(answer.body())) {
      JsonNode made = reader.made(again(reader, answer.status(), mutation.body()), request);
      if (!isNone(operation, made) && !tolerance.allows(mutation, original, made)) {
        passed.add(mutation.kind() + " " + mutation.at() + " -> " + made);
      }
    }
    if (operation.kind() == Operation.Kind.COMMAND) {
      statuses(reader, request, passed);
    }
    assertThat(passed).as("%s.%s %s", agency, name, sample.getFileName()).isEmpty();
  }

  private Tolerance tolerance(String of) {
    return tolerances.getOrDefault(of, Tolerance.NONE);
  }

  private static WireAnswer again(ReadAnswer reader, int status, JsonNode body) {
    return reader
        .wire()
        .answer(
            ConnectorJson.MAPPER
                .createObjectNode()
                .put("status", status)
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("body", body),
            null);
  }

  /** No status by itself says that something was done. */
  private static void statuses(ReadAnswer reader, JsonNode request, List<String> passed)
      throws IOException {
    for (int status : new int[] {200, 201, 202, 204}) {
      for (String body :
          List.of("{}", "null", "[]", "{\"success\":false}", "{\"data\":null}", "{\"data\":[]}")) {
        JsonNode made =
            reader.made(again(reader, status, ConnectorJson.MAPPER.readTree(body)), request);
        if (!isUnreadable(made)) {
          passed.add(status + " " + body + " -> " + made);
        }
      }
      for (WireAnswer answer :
          List.of(WireAnswer.of(status, null), WireAnswer.unreadable(status, PAGE))) {
        JsonNode made = reader.made(answer, request);
        if (!isUnreadable(made)) {
          passed.add(status + " " + (answer.isForeign() ? PAGE : "nothing") + " -> " + made);
        }
      }
    }
  }

  /** A refusal of a question is none either; that of a command is final. */
  private static boolean isNone(Operation operation, JsonNode made) {
    return made.isTextual()
        && (NONE.contains(made.textValue())
            || operation.kind() == Operation.Kind.QUERY && made.textValue().equals("rejected"));
  }

  private static boolean isUnreadable(JsonNode made) {
    return made.isTextual() && made.textValue().equals("unreadable");
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
