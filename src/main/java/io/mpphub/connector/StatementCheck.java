package io.mpphub.connector;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks SQL files and their parameters: what they use is declared, what is declared is used. */
final class StatementCheck {

  private StatementCheck() {}

  static void check(
      Path folder, YamlDocument document, JsonNode root, List<ConnectorProblem> problems) {
    JsonPointer operations = JsonPointer.compile("/operations");
    for (Map.Entry<String, JsonNode> operation : root.path("operations").properties()) {
      JsonNode request = operation.getValue().path("request");
      if (request.has("statement")) {
        JsonPointer at = operations.appendProperty(operation.getKey()).appendProperty("request");
        check(folder, document, request, at, problems);
      }
    }
  }

  private static void check(
      Path folder,
      YamlDocument document,
      JsonNode request,
      JsonPointer at,
      List<ConnectorProblem> problems) {
    Set<String> declared = new TreeSet<>();
    request.path("parameters").fieldNames().forEachRemaining(declared::add);
    Set<String> unused = new TreeSet<>(declared);
    files(request.get("statement"), at.appendProperty("statement"))
        .forEach(
            (place, name) -> {
              Path file = folder.resolve("mappings").resolve(name);
              if (!Files.isRegularFile(file)) {
                problems.add(
                    document.problem(
                        place, "names the statement '" + name + "', which is not in mappings/"));
                return;
              }
              SqlStatement statement = SqlStatement.of(file);
              if (statement.fault() != null) {
                problems.add(document.problem(place, "'" + name + "' " + statement.fault()));
              }
              Set<String> undeclared = new TreeSet<>(statement.parameters());
              undeclared.removeAll(declared);
              for (String parameter : undeclared) {
                problems.add(
                    document.problem(
                        place,
                        "'%s' uses :#%s, which parameters doesn't declare"
                            .formatted(name, parameter)));
              }
              unused.removeAll(statement.parameters());
            });
    for (String parameter : unused) {
      problems.add(
          document.problem(
              at.appendProperty("parameters").appendProperty(parameter),
              "is used by no statement as :#" + parameter));
    }
  }

  private static Map<JsonPointer, String> files(JsonNode statement, JsonPointer at) {
    Map<JsonPointer, String> files = new LinkedHashMap<>();
    if (statement.isTextual()) {
      files.put(at, statement.textValue());
    }
    for (int i = 0; statement.isArray() && i < statement.size(); i++) {
      files.put(at.appendIndex(i), statement.get(i).asText());
    }
    return files;
  }
}
