package io.mpphub.service;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.mpphub.folder.FileKind;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.InvalidFileException;
import io.mpphub.folder.YamlDocument;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.springframework.stereotype.Component;

/**
 * The data that each service needs of an applicant: {@code routes/services/<service>.schema.json},
 * JSON Schema 2020-12, with the formats {@code nik} and {@code nib}.
 */
@Component
public class ApplicationSchemas implements FileKind {

  private static final String FOLDER = "services/";
  private static final String SUFFIX = ".schema.json";
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .formatAssertionsEnabled(true)
          .locale(Locale.ENGLISH)
          .build();

  /**
   * @param rules null while no version of the file was without a fault
   */
  private record Entry(JsonNode text, JsonSchema rules) {}

  private final ObjectMapper json;
  private final JsonSchemaFactory factory =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012, hub -> hub.metaSchema(NumberFormat.DIALECT));
  private final JsonSchema language =
      factory.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"), CONFIG);
  private final Map<String, Entry> schemas = new ConcurrentSkipListMap<>();

  ApplicationSchemas(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public boolean holds(String name) {
    return name.startsWith(FOLDER) && name.endsWith(SUFFIX);
  }

  @Override
  public void take(String name, String text) throws InvalidFileException {
    // Its service takes applications, though not now.
    schemas.putIfAbsent(service(name), new Entry(null, null));
    YamlDocument document = YamlDocument.parse(InvalidFileException.path(name), text);
    if (!document.problems().isEmpty()) {
      throw new InvalidFileException(document.problems());
    }
    Set<ValidationMessage> faults = language.validate(document.root());
    if (!faults.isEmpty()) {
      throw new InvalidFileException(
          faults.stream().map(fault -> problem(document, fault)).toList());
    }
    try {
      JsonNode schema = json.readTree(text);
      schemas.put(service(name), new Entry(schema, factory.getSchema(schema, CONFIG)));
    } catch (JsonProcessingException e) {
      throw new InvalidFileException(
          List.of(
              document.problemAt(
                  e.getLocation().getLineNr(), "is not JSON: " + e.getOriginalMessage())));
    }
  }

  private static FileProblem problem(YamlDocument document, ValidationMessage fault) {
    JsonPointer at = JsonPointer.compile(fault.getInstanceLocation().toString());
    return document.problem(at, fault.getMessage().replaceFirst("^[^:]*: ", ""));
  }

  @Override
  public void drop(String name) {
    schemas.remove(service(name));
  }

  private static String service(String name) {
    return name.substring(FOLDER.length(), name.length() - SUFFIX.length());
  }

  /** A service's schema, empty when it takes no applications. */
  Optional<JsonNode> text(String service) {
    return Optional.ofNullable(schemas.get(service)).map(Entry::text);
  }

  /** True of a service that can take no applications, since its schema is refused. */
  boolean lacks(String service) {
    Entry entry = schemas.get(service);
    return entry != null && entry.rules() == null;
  }

  /**
   * Holds an application's data against its service's schema.
   *
   * @throws ProblemException {@code invalid}, with all faults, also when there is no such service;
   *     {@code hub-unavailable} while its schema is refused
   */
  public void check(String service, ObjectNode data) {
    Entry entry = schemas.get(service);
    if (entry == null) {
      throw ProblemException.invalid(
          "There is no service of this name that takes applications.",
          List.of(
              new Fault("/service", "must be one of {0}", String.join(", ", schemas.keySet()))));
    }
    if (entry.rules() == null) {
      throw ServiceFault.problem();
    }
    List<Fault> faults = entry.rules().validate(data).stream().map(SchemaFaults::of).toList();
    if (!faults.isEmpty()) {
      throw ProblemException.invalid("The data doesn't fit the service's schema.", faults);
    }
  }
}
