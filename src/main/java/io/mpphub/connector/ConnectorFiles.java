package io.mpphub.connector;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks what a connector file refers to: mapping files exist and compile, expressions compile,
 * {@code {{NAME}}} references have values, the name is the folder's.
 */
class ConnectorFiles {

  private static final Set<String> MAPPING_KEYS = Set.of("mapping", "envelope");
  private static final Set<String> EXPRESSION_KEYS =
      Set.of("when", "refusedWhen", "token", "expires", "field", "items", "last", "key");
  private static final Set<String> EXPRESSION_MAPS =
      Set.of("query", "pathParameters", "parameters");

  /** Their members have the agency's names, which may be those of keys. */
  private static final Set<String> AGENCY_NAMES = Set.of("fields", "form", "headers");

  private static final Pattern BODY = Pattern.compile("/receive/answers/[^/]+/body(/.*)?");

  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");

  private final Secrets secrets;

  ConnectorFiles(Secrets secrets) {
    this.secrets = secrets;
  }

  void check(Path folder, YamlDocument document, JsonNode root, List<ConnectorProblem> problems) {
    String name = root.path("connector").asText("");
    if (!name.isEmpty() && !name.equals(folder.getFileName().toString())) {
      problems.add(
          document.problem(
              JsonPointer.compile("/connector"),
              "must be the folder's name '" + folder.getFileName() + "', but was " + name));
    }
    pathParameters(root, document, problems);
    confirmations(root, document, problems);
    new PemFiles(secrets).check(document, root, problems);
    misplacedAuth(root, document, problems);
    String protocol = root.path("protocol").asText("");
    walk(
        root,
        JsonPointer.empty(),
        (at, text) -> check(folder, protocol, at, text),
        document,
        problems);
    StatementCheck.check(folder, document, root, problems);
  }

  /** What confirms a command must be a query of the same connector. */
  private static void confirmations(
      JsonNode root, YamlDocument document, List<ConnectorProblem> problems) {
    JsonNode operations = root.path("operations");
    for (Map.Entry<String, JsonNode> operation : operations.properties()) {
      JsonNode confirm = operation.getValue().path("confirm");
      if (confirm.isTextual()
          && !operations.path(confirm.asText()).path("kind").asText().equals("query")) {
        problems.add(
            document.problem(
                JsonPointer.empty()
                    .appendProperty("operations")
                    .appendProperty(operation.getKey())
                    .appendProperty("confirm"),
                "must name a query of this connector, but was " + confirm.asText()));
      }
    }
  }

  /** What a path names in braces and what has a value must be the same. */
  private static void pathParameters(
      JsonNode root, YamlDocument document, List<ConnectorProblem> problems) {
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
      JsonNode root, YamlDocument document, List<ConnectorProblem> problems) {
    boolean isSoap = root.path("protocol").asText().equals("soap");
    if (!isSoap && root.at("/endpoint/auth").findValuesAsText("type").contains("ws-security")) {
      problems.add(
          document.problem(
              JsonPointer.compile("/endpoint/auth"),
              "has ws-security, which only the protocol soap can send"));
    }
  }

  private interface Check {
    /** The fault, null when there is none. */
    String fault(JsonPointer at, String text);
  }

  private static void walk(
      JsonNode node,
      JsonPointer at,
      Check check,
      YamlDocument document,
      List<ConnectorProblem> problems) {
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

  private String check(Path folder, String protocol, JsonPointer at, String text) {
    String key = at.last().getMatchingProperty();
    String parent = at.head().last() == null ? "" : at.head().last().getMatchingProperty();
    if (AGENCY_NAMES.contains(parent)) {
      return badReference(text);
    }
    if (BODY.matcher(at.toString()).find()) {
      return null;
    }
    try {
      if (MAPPING_KEYS.contains(key)) {
        Path file = folder.resolve("mappings").resolve(text);
        if (!Files.isRegularFile(file)) {
          return "names the mapping '" + text + "', which is not in mappings/";
        }
        MessageTranslator.ofFile(file);
      } else if (key.equals("schema")) {
        Path file = folder.resolve("mappings").resolve(text);
        return Files.isRegularFile(file)
            ? AnswerSchema.fault(file)
            : "names the schema '" + text + "', which is not in mappings/";
      } else if (EXPRESSION_KEYS.contains(key)
          || EXPRESSION_MAPS.contains(parent)
          || (key.equals("name") && parent.equals("request"))) {
        MessageTranslator.ofExpression(text);
      }
    } catch (InvalidMappingException e) {
      return "is not JSLT: " + e.getMessage();
    }
    String fault = badReference(text);
    if (fault != null) {
      return fault;
    }
    if (key.equals("tokenUrl") && !text.startsWith("/")) {
      return badUrl("rest", secrets.resolve(text), Secrets.reference(text));
    }
    return key.equals("url")
        ? badUrl(protocol, secrets.resolve(text), Secrets.reference(text))
        : null;
  }

  private String badReference(String text) {
    String reference = Secrets.reference(text);
    return reference != null && !secrets.isSet(reference)
        ? "refers to {{" + reference + "}}, which is not set in the environment"
        : null;
  }

  private static String badUrl(String protocol, String url, String reference) {
    if (Secrets.reference(url) != null) {
      return null;
    }
    String fault = EndpointUrl.fault(protocol, url);
    if (fault == null) {
      return null;
    }
    return fault + (reference == null ? ", but was " + url : ", but {{" + reference + "}} is not");
  }
}
