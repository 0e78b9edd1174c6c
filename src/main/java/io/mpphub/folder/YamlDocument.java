package io.mpphub.folder;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
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
import org.yaml.snakeyaml.nodes.Tag;

/** A YAML file as a JSON tree that still knows on which line each of its keys stands. */
public final class YamlDocument {

  private static final int MOST_COLLECTIONS = 20_000;

  private final String file;
  private final YamlLines lines;
  private final List<FileProblem> problems = new ArrayList<>();

  /** Nodes around the one that is converted now, each by its identity. */
  private final Set<Node> within = Collections.newSetFromMap(new IdentityHashMap<>());

  private int collections;
  private final JsonNode root;

  private YamlDocument(String file, String yaml) {
    this.file = file;
    this.lines = new YamlLines(file);
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(20);
    JsonNode tree = JsonNodeFactory.instance.missingNode();
    try {
      Node node = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
      if (node == null) {
        problems.add(new FileProblem(file, 1, "", "is empty"));
      } else {
        tree = convert(node, JsonPointer.empty());
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(new FileProblem(file, line, "", "is not YAML: " + e.getProblem()));
    } catch (YAMLException e) {
      // Its limits: too many aliases, too deep, too long.
      problems.add(new FileProblem(file, 1, "", "is not read: " + e.getMessage()));
    }
    this.root = tree;
  }

  /** Never fails: faults are among {@link #problems()}. */
  public static YamlDocument parse(String file, String yaml) {
    return new YamlDocument(file, yaml);
  }

  /** A missing node when it can't be read. */
  public JsonNode root() {
    return root;
  }

  /** Faults for which it can't be read, and repeated keys. */
  public List<FileProblem> problems() {
    return problems;
  }

  /** A fault at a place of it, or at the line of the node around it. */
  public FileProblem problem(JsonPointer at, String fault) {
    return lines.problem(at, fault);
  }

  /**
   * A fault that another check has found: with the key at its line, or beside that, which the words
   * name, else with the outermost one of the line.
   *
   * @param line of the file, less than 1 when it isn't known
   */
  public FileProblem problemAt(int line, String fault) {
    return lines.problemAt(line, fault);
  }

  /**
   * Returns the problem of a key whose name is known, at the first of these lines that has it.
   *
   * @param candidates at least one
   */
  public FileProblem problemAt(String key, int[] candidates, String fault) {
    return lines.problemAt(key, candidates, fault);
  }

  private JsonNode convert(Node node, JsonPointer at) {
    lines.put(at, node.getStartMark().getLine() + 1);
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
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        problems.add(
            new FileProblem(
                file,
                line,
                YamlLines.dotted(at.appendProperty("<<")),
                "is a merge key, which is not taken: write the keys out"));
        continue;
      }
      if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
        problems.add(
            new FileProblem(file, line, YamlLines.dotted(at), "has a key that is not a word"));
        continue;
      }
      String key = name.getValue();
      JsonPointer child = at.appendProperty(key);
      if (object.has(key)) {
        problems.add(
            new FileProblem(
                file,
                line,
                YamlLines.dotted(child),
                "stands twice, first on line " + lines.of(child)));
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
