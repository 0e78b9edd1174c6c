package io.mpphub.connector;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file as a JSON tree that still knows on which line each of its keys stands. */
final class YamlDocument {

  private static final int MOST_COLLECTIONS = 20_000;

  private final String file;
  private final Map<JsonPointer, Integer> lines = new HashMap<>();
  private final List<ConnectorProblem> problems = new ArrayList<>();

  /** What encloses the node that is converted now, each by its identity. */
  private final Set<Node> within = Collections.newSetFromMap(new IdentityHashMap<>());

  private int collections;
  private final JsonNode root;

  private YamlDocument(String file, String yaml) {
    this.file = file;
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(20);
    JsonNode tree = JsonNodeFactory.instance.missingNode();
    try {
      Node node = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
      if (node == null) {
        problems.add(new ConnectorProblem(file, 1, "", "is empty"));
      } else {
        tree = convert(node, JsonPointer.empty());
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(new ConnectorProblem(file, line, "", "is not YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      // Its limits: too many aliases, too deep, too long.
      problems.add(new ConnectorProblem(file, 1, "", "is not read: " + e.getMessage()));
    }
    this.root = tree;
  }

  /** Never fails: what can't be read is among {@link #problems()}. */
  static YamlDocument parse(String file, String yaml) {
    return new YamlDocument(file, yaml);
  }

  JsonNode root() {
    return root;
  }

  List<ConnectorProblem> problems() {
    return problems;
  }

  ConnectorProblem problem(JsonPointer at, String fault) {
    return new ConnectorProblem(file, line(at), dotted(at), fault);
  }

  private int line(JsonPointer at) {
    for (JsonPointer p = at; p != null; p = p.head()) {
      Integer line = lines.get(p);
      if (line != null) {
        return line;
      }
    }
    return 1;
  }

  private static String dotted(JsonPointer at) {
    String pointer = at.toString();
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.').replace("~1", "/");
  }

  private JsonNode convert(Node node, JsonPointer at) {
    lines.putIfAbsent(at, node.getStartMark().getLine() + 1);
    if (node instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    if (!within.add(node)) {
      problems.add(problem(at, "holds itself: it refers to an anchor that it is within"));
      return JsonNodeFactory.instance.nullNode();
    }
    try {
      return collection(node, at);
    } finally {
      within.remove(node);
    }
  }

  private JsonNode collection(Node node, JsonPointer at) {
    if (++collections > MOST_COLLECTIONS) {
      throw new YAMLException("its aliases make more than " + MOST_COLLECTIONS + " lists and maps");
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Node item : sequence.getValue()) {
        array.add(convert(item, at.appendIndex(array.size())));
      }
      return array;
    }
    return object((MappingNode) node, at);
  }

  private ObjectNode object(MappingNode mapping, JsonPointer at) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        problems.add(new ConnectorProblem(file, line, dotted(at), "has a key that is not a word"));
        continue;
      }
      String key = name.getValue();
      JsonPointer child = at.appendProperty(key);
      if (object.has(key)) {
        problems.add(
            new ConnectorProblem(
                file, line, dotted(child), "stands twice, first on line " + line(child)));
        continue;
      }
      lines.put(child, line);
      object.set(key, convert(tuple.getValueNode(), child));
    }
    return object;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = scalar.getValue();
    try {
      return switch (scalar.getTag().getClassName()) {
        case "int" -> json.numberNode(Integer.parseInt(text));
        case "float" -> json.numberNode(new BigDecimal(text));
        case "bool" ->
            json.booleanNode(List.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT)));
        case "null" -> json.nullNode();
        default -> json.textNode(text);
      };
    } catch (NumberFormatException e) {
      return json.textNode(text);
    }
  }
}
