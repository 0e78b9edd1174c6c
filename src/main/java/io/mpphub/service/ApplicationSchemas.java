package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What each service wants to know of an applicant: {@code routes/services/<service>.schema.json},
 * JSON Schema 2020-12, with the formats {@code nik} and {@code nib}.
 */
@Component
class ApplicationSchemas {

  private static final String SUFFIX = ".schema.json";

  private record Entry(JsonNode text, JsonSchema rules) {}

  private final Map<String, Entry> schemas = new TreeMap<>();

  ApplicationSchemas(@Value("${hub.home}") String home, ObjectMapper json) throws IOException {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .locale(Locale.ENGLISH)
            .build();
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012, hub -> hub.metaSchema(NumberFormat.DIALECT));
    Path folder = Path.of(home, "routes/services");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        JsonNode text = json.readTree(Files.readString(file));
        String service = file.getFileName().toString().replace(SUFFIX, "");
        schemas.put(service, new Entry(text, factory.getSchema(text, config)));
      }
    }
  }

  /** A service's schema, empty when it takes no applications. */
  Optional<JsonNode> text(String service) {
    return Optional.ofNullable(schemas.get(service)).map(Entry::text);
  }

  /**
   * Holds an application's data against its service's schema.
   *
   * @throws ProblemException {@code invalid}, with all faults, also when there is no such service
   */
  void check(String service, ObjectNode data) {
    Entry entry = schemas.get(service);
    if (entry == null) {
      throw ProblemException.invalid(
          "There is no service of this name that takes applications.",
          List.of(
              new Fault("/service", "must be one of {0}", String.join(", ", schemas.keySet()))));
    }
    List<Fault> faults = entry.rules().validate(data).stream().map(SchemaFaults::of).toList();
    if (!faults.isEmpty()) {
      throw ProblemException.invalid("The data doesn't fit the service's schema.", faults);
    }
  }
}
