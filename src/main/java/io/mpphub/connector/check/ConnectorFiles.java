package io.mpphub.connector.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Mappings;
import io.mpphub.connector.Secrets;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.YamlDocument;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks what a connector file says beyond its shape: each text by itself (see {@link TextCheck}),
 * the parts that must fit together, the name that must be the folder's.
 */
public class ConnectorFiles {

  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");

  private final Secrets secrets;

  public ConnectorFiles(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * @param mappings compiles those of the folder
   */
  void check(
      Path folder,
      Mappings mappings,
      YamlDocument document,
      JsonNode root,
      List<FileProblem> problems) {
    String name = root.path("connector").asText("");
    if (!name.isEmpty() && !name.equals(folder.getFileName().toString())) {
      problems.add(
          document.problem(
              JsonPointer.compile("/connector"),
              "must be the folder's name '" + folder.getFileName() + "', but was " + name));
    }
    pathParameters(root, document, problems);
    related(root, "confirm", "query", document, problems);
    related(root, "withdraw", "command", document, problems);
    Secrets own = secrets.of(folder.getFileName().toString());
    new PemFiles(own).check(document, root, problems);
    misplacedAuth(root, document, problems);
    TextCheck texts = new TextCheck(folder, root.path("protocol").asText(""), own, mappings);
    walk(root, JsonPointer.empty(), texts, document, problems);
    StatementCheck.check(folder, document, root, problems);
  }

  /** An operation that another one names must be of the same connector, and of this kind. */
  private static void related(
      JsonNode root, String key, String kind, YamlDocument document, List<FileProblem> problems) {
    JsonNode operations = root.path("operations");
    for (Map.Entry<String, JsonNode> operation : operations.properties()) {
      JsonNode named = operation.getValue().path(key);
      if (named.isTextual()
          && !operations.path(named.asText()).path("kind").asText().equals(kind)) {
        problems.add(
            document.problem(
                JsonPointer.empty()
                    .appendProperty("operations")
                    .appendProperty(operation.getKey())
                    .appendProperty(key),
                "must name a " + kind + " of this connector, but was " + named.asText()));
      }
    }
  }

  /** Checks that a path's names in braces are those with a value. */
  private static void pathParameters(
      JsonNode root, YamlDocument document, List<FileProblem> problems) {
    for (Map.Entry<String, JsonNode> operation : root.path("operations").properties()) {
      JsonNode request = operation.getValue().path("request");
      JsonPointer at =
          JsonPointer.empty()
              .appendProperty("operations")
              .appendProperty(operation.getKey())
              .appendProperty("request");
      Set<String> named = new LinkedHashSet<>();
      PARAMETER
          .matcher(request.path("path").asText(""))
          .results()
          .forEach(m -> named.add(m.group(1)));
      for (String name : named) {
        if (!request.path("pathParameters").has(name)) {
          problems.add(
              document.problem(
                  at.appendProperty("path"),
                  "names {" + name + "}, which has no value in pathParameters"));
        }
      }
      request
          .path("pathParameters")
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!named.contains(name)) {
                  problems.add(
                      document.problem(
                          at.appendProperty("pathParameters").appendProperty(name),
                          "is not in the path " + request.path("path").asText()));
                }
              });
    }
  }

  private static void misplacedAuth(
      JsonNode root, YamlDocument document, List<FileProblem> problems) {
    boolean isSoap = root.path("protocol").asText().equals("soap");
    if (!isSoap && root.at("/endpoint/auth").findValuesAsText("type").contains("ws-security")) {
      problems.add(
          document.problem(
              JsonPointer.compile("/endpoint/auth"),
              "has ws-security, which only the protocol soap can send"));
    }
  }

  private static void walk(
      JsonNode node,
      JsonPointer at,
      TextCheck check,
      YamlDocument document,
      List<FileProblem> problems) {
    node.properties()
        .forEach(e -> walk(e.getValue(), at.appendProperty(e.getKey()), check, document, problems));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(node.get(i), at.appendIndex(i), check, document, problems);
    }
    if (node.isTextual()) {
      String fault = check.fault(at, node.textValue());
      if (fault != null) {
        problems.add(document.problem(at, fault));
      }
    }
  }
}
