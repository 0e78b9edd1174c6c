package io.mpphub.connector.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.Mappings;
import io.mpphub.connector.Secrets;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.FolderTree;
import io.mpphub.folder.YamlDocument;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path.Node;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a connector's folder. Collects every fault before it gives up: shape
 * (connector.schema.json), value ranges (Bean Validation), references and mapping files.
 */
public class ConnectorLoader {

  private final ConnectorSchema schema;
  private final ConnectorFiles files;
  private final Validator validator;

  public ConnectorLoader(ConnectorSchema schema, ConnectorFiles files, Validator validator) {
    this.schema = schema;
    this.files = files;
    this.validator = validator;
  }

  /**
   * A loader outside a running hub.
   *
   * @param schema connector.schema.json
   * @param secrets a name without a value is a fault; one that stands for itself is not
   * @throws java.io.UncheckedIOException when there is no such schema
   */
  public static ConnectorLoader of(Path schema, Secrets secrets) {
    return new ConnectorLoader(
        new ConnectorSchema(schema),
        new ConnectorFiles(secrets),
        Validation.buildDefaultValidatorFactory().getValidator());
  }

  /** Returns a loader with other secrets. */
  public ConnectorLoader with(Secrets secrets) {
    return new ConnectorLoader(schema, new ConnectorFiles(secrets), validator);
  }

  /**
   * @param folder {@code connectors/<agency>}
   * @throws InvalidConnectorException with all faults, in the order of their lines; also when
   *     reading it fails in an unforeseen way
   */
  public Connector load(Path folder) throws InvalidConnectorException {
    try {
      refuseForeignFiles(folder);
      return read(folder);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw InvalidConnectorException.unforeseen(folder, e);
    }
  }

  /** Nothing is read before each file is known to be the connector's own. */
  private static void refuseForeignFiles(Path folder) throws InvalidConnectorException {
    String prefix = "connectors/" + folder.getFileName() + "/";
    try {
      Map<String, String> faults = FolderTree.ofConnector(folder).faults();
      if (!faults.isEmpty()) {
        throw new InvalidConnectorException(
            faults.entrySet().stream()
                .map(e -> new FileProblem(prefix + e.getKey(), 1, "", e.getValue()))
                .toList(),
            null);
      }
    } catch (IOException e) {
      throw new InvalidConnectorException(
          List.of(
              new FileProblem(
                  prefix + "connector.yaml", 1, "", "can't be read: " + e.getMessage())),
          null);
    }
  }

  private Connector read(Path folder) throws InvalidConnectorException {
    String file = "connectors/" + folder.getFileName() + "/connector.yaml";
    YamlDocument document = YamlDocument.parse(file, read(folder, file));
    List<FileProblem> problems = new ArrayList<>(document.problems());
    Connector connector = null;
    Mappings mappings = new Mappings(folder);
    if (document.root().isObject()) {
      Set<JsonPointer> faulty = schema.check(document, problems);
      JsonNode sound = without(faulty, document.root());
      files.check(folder, mappings, document, sound, problems);
      connector = bind(document, sound, faulty, problems);
    } else if (problems.isEmpty()) {
      problems.add(document.problem(JsonPointer.empty(), "must be a mapping of keys to values"));
    }
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(FileProblem::line));
      throw new InvalidConnectorException(
          problems.stream().distinct().toList(),
          connector == null ? null : connector.with(mappings));
    }
    return connector.with(mappings);
  }

  private static String read(Path folder, String file) throws InvalidConnectorException {
    try {
      return Files.readString(folder.resolve("connector.yaml"));
    } catch (NoSuchFileException e) {
      throw unreadable(file, "is missing");
    } catch (CharacterCodingException e) {
      throw unreadable(file, "is not written in UTF-8");
    } catch (IOException e) {
      throw unreadable(file, "can't be read");
    }
  }

  private static InvalidConnectorException unreadable(String file, String fault) {
    return new InvalidConnectorException(List.of(new FileProblem(file, 1, "", fault)), null);
  }

  /** The tree less what the schema refused, so that the rest can be checked in the same run. */
  private static JsonNode without(Set<JsonPointer> faulty, JsonNode root) {
    JsonNode copy = root.deepCopy();
    for (JsonPointer pointer : faulty) {
      JsonNode parent = pointer.head() == null ? copy : copy.at(pointer.head());
      if (parent instanceof ObjectNode object) {
        object.remove(pointer.last().getMatchingProperty());
      } else if (parent instanceof ArrayNode array && pointer.last().getMatchingIndex() >= 0) {
        array.set(pointer.last().getMatchingIndex(), array.objectNode());
      }
    }
    return copy;
  }

  private Connector bind(
      YamlDocument document, JsonNode sound, Set<JsonPointer> faulty, List<FileProblem> problems) {
    Connector connector;
    try {
      connector = ConnectorJson.MAPPER.treeToValue(sound, Connector.class);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      // A file that passes the schema can always be bound; without the refused parts it may not be.
      if (problems.isEmpty()) {
        throw new IllegalStateException("connector.schema.json and the model disagree", e);
      }
      return null;
    }
    Set<JsonPointer> seen = new HashSet<>(faulty);
    for (ConstraintViolation<Connector> violation : validator.validate(connector)) {
      JsonPointer at = pointer(violation);
      if (seen.add(at)) {
        problems.add(document.problem(at, violation.getMessage() + but(document.root().at(at))));
      }
    }
    return connector;
  }

  private static String but(JsonNode value) {
    if (value.isContainerNode()) {
      return "";
    }
    return ", but was " + (value.isMissingNode() ? "missing" : value.asText());
  }

  private static JsonPointer pointer(ConstraintViolation<?> violation) {
    JsonPointer at = JsonPointer.empty();
    for (Node node : violation.getPropertyPath()) {
      if (node.getKey() != null) {
        at = at.appendProperty(node.getKey().toString());
      } else if (node.getIndex() != null) {
        at = at.appendIndex(node.getIndex());
      }
      String name = node.getName();
      if (name != null && !name.startsWith("<")) {
        at = at.appendProperty(name);
      }
    }
    // A rule across keys is a method of the model: the keys' parent is at fault.
    boolean isAcross =
        violation.getConstraintDescriptor().getAnnotation().annotationType() == AssertTrue.class;
    return isAcross ? at.head() : at;
  }
}
