package io.mpphub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.springframework.http.MediaType;

/**
 * Holds answers of the hub against its OpenAPI document. Stricter than a client should be: a member
 * that the document doesn't declare is a fault, so that the document stays complete.
 */
public final class OpenApiContract {

  private static final String ROOT = "urn:mpphub:openapi";
  private static final String ANY = "*/*";
  private static final JsonMapper JSON = new JsonMapper();

  // The document around the schemas is no schema: its keywords mean nothing here.
  private static final JsonMetaSchema DIALECT =
      JsonMetaSchema.builder(JsonMetaSchema.getV202012())
          .unknownKeywordFactory((keyword, context) -> new NonValidationKeyword(keyword))
          .build();

  private final JsonNode document;
  private final Map<String, String> operations = new LinkedHashMap<>();
  private final JsonSchemaFactory schemas;
  private final SchemaValidatorsConfig config =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  OpenApiContract(JsonNode document) {
    this.document = document;
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            operations.put(
                                method.getValue().get("operationId").textValue(),
                                "/paths/" + escape(path.getKey()) + "/" + method.getKey())));
    JsonNode closed = document.deepCopy();
    closed.at("/components/schemas").forEach(OpenApiContract::close);
    schemas =
        JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder ->
                builder
                    .metaSchema(DIALECT)
                    .schemaLoaders(loaders -> loaders.schemas(Map.of(ROOT, closed.toString()))));
  }

  /** The contract that the hub serves. */
  public static OpenApiContract load() {
    try (InputStream yaml = OpenApiContract.class.getResourceAsStream("/openapi/mpp-hub.yaml")) {
      return new OpenApiContract(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless the answer is one that the document lets this operation give. */
  public void assertConforms(String operationId, HttpResponse<String> answer) {
    assertConforms(operationId, answer.statusCode(), answer.headers().map(), answer.body());
  }

  /** Fails unless the answer is one that the document lets this operation give. */
  public void assertConforms(
      String operationId, int status, Map<String, List<String>> headers, String body) {
    assertThat(faults(operationId, status, headers, body))
        .as("faults of the answer %d to %s against the OpenAPI document", status, operationId)
        .isEmpty();
  }

  /**
   * What is wrong with an answer, empty when it conforms.
   *
   * @param body null or empty when there was none
   */
  public List<String> faults(
      String operationId, int status, Map<String, List<String>> headers, String body) {
    String operation = operations.get(operationId);
    if (operation == null) {
      return List.of("no operation " + operationId);
    }
    String response = resolve(operation + "/responses/" + (status == 500 ? "default" : status));
    if (document.at(response).isMissingNode()) {
      return List.of("status " + status + " is not documented for " + operationId);
    }
    Map<String, List<String>> given = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    given.putAll(headers);
    List<String> faults = new ArrayList<>(headerFaults(response, given));
    faults.addAll(bodyFaults(response, given, body));
    faults.addAll(codeFaults(response, status, body));
    return faults;
  }

  /** A response names its codes beside its schema, which generators of clients like plain. */
  private List<String> codeFaults(String response, int status, String body) {
    JsonNode codes = document.at(response + "/x-problem-codes");
    if (status < 400 || codes.isMissingNode()) {
      return List.of();
    }
    JsonNode problem = readOrMissing(body);
    List<String> faults = new ArrayList<>();
    if (problem.path("status").intValue() != status) {
      faults.add("body: /status is " + problem.path("status") + " in an answer " + status);
    }
    if (StreamSupport.stream(codes.spliterator(), false).noneMatch(problem.path("code")::equals)) {
      faults.add("body: /code is " + problem.path("code") + ", documented are " + codes);
    }
    return faults;
  }

  /** What is wrong with a value as an instance of a schema under {@code components/schemas}. */
  public List<String> faults(String schema, JsonNode value) {
    return faults("/components/schemas/" + schema, "body", value);
  }

  private List<String> headerFaults(String response, Map<String, List<String>> given) {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : document.at(response + "/headers").properties()) {
      String header = resolve(response + "/headers/" + escape(entry.getKey()));
      List<String> values = given.getOrDefault(entry.getKey(), List.of());
      if (values.size() > 1) {
        faults.add("header " + entry.getKey() + " is there " + values.size() + " times");
      } else if (values.size() == 1) {
        boolean number = "integer".equals(document.at(header + "/schema/type").asText());
        JsonNode value = number ? readOrText(values.get(0)) : TextNode.valueOf(values.get(0));
        faults.addAll(faults(header + "/schema", "header " + entry.getKey(), value));
      } else if (document.at(header + "/required").asBoolean()) {
        faults.add("header " + entry.getKey() + " is missing");
      }
    }
    return faults;
  }

  private List<String> bodyFaults(String response, Map<String, List<String>> given, String body) {
    JsonNode content = document.at(response + "/content");
    if (content.isMissingNode()) {
      return body == null || body.isEmpty()
          ? List.of()
          : List.of("a body where none is documented");
    }
    String type = given.getOrDefault("Content-Type", List.of("none/none")).get(0);
    MediaType sent = MediaType.parseMediaType(type);
    String name = sent.getType() + "/" + sent.getSubtype().toLowerCase(Locale.ROOT);
    String documented = content.has(ANY) ? ANY : name;
    if (!content.has(documented)) {
      return List.of("media type " + type + " is not documented");
    }
    try {
      String schema = response + "/content/" + escape(documented) + "/schema";
      String text = body == null ? "" : body;
      boolean json = documented.endsWith("json");
      return faults(schema, "body", json ? JSON.readTree(text) : TextNode.valueOf(text));
    } catch (JsonProcessingException e) {
      return List.of("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  private List<String> faults(String pointer, String where, JsonNode value) {
    JsonSchema schema = schemas.getSchema(SchemaLocation.of(ROOT + "#" + pointer), config);
    return schema.validate(value).stream()
        .map(ValidationMessage::getMessage)
        .map(message -> where + ": " + message)
        .sorted()
        .toList();
  }

  private String resolve(String pointer) {
    JsonNode reference = document.at(pointer).path("$ref");
    return reference.isMissingNode() ? pointer : reference.textValue().substring(1);
  }

  private static JsonNode readOrMissing(String body) {
    try {
      return JSON.readTree(body == null ? "" : body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private static JsonNode readOrText(String value) {
    return value.matches("[0-9]{1,9}")
        ? JSON.getNodeFactory().numberNode(Integer.parseInt(value))
        : TextNode.valueOf(value);
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("unevaluatedProperties", false);
    }
    schema.forEach(OpenApiContract::close);
  }

  private static String escape(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }
}
