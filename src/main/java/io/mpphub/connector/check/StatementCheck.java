package io.mpphub.connector.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.SqlStatement;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.YamlDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Checks SQL files and their parameters: those used are declared, those declared are used. */
final class StatementCheck {

  private StatementCheck() {}

  static void check(Path folder, YamlDocument document, JsonNode root, List<FileProblem> problems) {
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
      List<FileProblem> problems) {
    JsonPointer place = at.appendProperty("statement");
    String name = request.path("statement").asText();
    Path file = folder.resolve("mappings").resolve(name);
    if (!Files.isRegularFile(file)) {
      problems.add(
          document.problem(place, "names the statement '" + name + "', which is not in mappings/"));
      return;
    }
    SqlStatement statement = SqlStatement.of(file);
    if (statement.fault() != null) {
      problems.add(document.problem(place, "names '" + name + "', which " + statement.fault()));
    }
    Set<String> used = new TreeSet<>(statement.parameters());
    Set<String> declared = new TreeSet<>();
    request.path("parameters").fieldNames().forEachRemaining(declared::add);
    for (String parameter : without(used, declared)) {
      problems.add(
          document.problem(place, "uses :#" + parameter + ", which has no value in parameters"));
    }
    for (String parameter : without(declared, used)) {
      problems.add(
          document.problem(
              at.appendProperty("parameters").appendProperty(parameter),
              "is not used by " + name + " as :#" + parameter));
    }
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
