package io.mpphub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.mpphub.problem.ProblemCode;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document itself: readable by the tools that use it, complete and consistent. */
class OpenApiDocumentTest {

  private static final String TEXT = text();
  private static final SwaggerParseResult PARSED = parse();

  @Test
  void isReadWithoutARemark() {
    assertThat(PARSED.getMessages()).isEmpty();
    assertThat(PARSED.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
    assertThat(PARSED.getOpenAPI().getServers())
        .singleElement()
        .satisfies(server -> assertThat(server.getUrl()).isEqualTo("/api/v1"));
  }

  @Test
  void describesTheOperationsThatTheHubOffers() {
    assertThat(operations().map(Operation::getOperationId))
        .containsExactlyInAnyOrder(
            "listServices",
            "getService",
            "getResident",
            "verifyResident",
            "getHealthWorker",
            "getBusiness",
            "listSlots",
            "bookSlot",
            "cancelBooking",
            "getTaxClearance",
            "submitComplaint",
            "submitApplication",
            "listApplications",
            "getApplication",
            "withdrawApplication",
            "getAccessReport",
            "answerSurvey",
            "summariseSurveys",
            "listDocuments",
            "putDocument",
            "getDocument",
            "deleteDocument",
            "followApplication",
            "createWebhook",
            "listWebhooks",
            "getWebhook",
            "replaceWebhook",
            "deleteWebhook",
            "rotateWebhookSecret",
            "testWebhook",
            "resendEvents",
            "listDeliveries",
            "getReadiness",
            "getReadinessHistory");
  }

  @Test
  void namesOneScopeForEachOperation() {
    assertThat(operations())
        .allSatisfy(
            operation ->
                assertThat(operation.getSecurity())
                    .singleElement()
                    .satisfies(
                        need ->
                            assertThat(need.get("apiKey"))
                                .singleElement()
                                .asString()
                                .matches("[a-z-]+\\.(read|write|verify)")));
  }

  @Test
  void describesEachOperationAndTheProblemsThatAnyCanMeet() {
    assertThat(operations())
        .allSatisfy(
            operation -> {
              assertThat(operation.getSummary()).isNotBlank();
              assertThat(operation.getResponses())
                  .containsKeys("400", "401", "403", "406", "413", "429", "503", "default")
                  .doesNotContainKey("405");
            });
  }

  @Test
  void letsEachPostBeRepeatedSafely() {
    Operation verify = PARSED.getOpenAPI().getPaths().get("/residents/verifications").getPost();

    for (String path :
        List.of(
            "/applications",
            "/complaints",
            "/counters/bookings",
            "/surveys",
            "/webhooks",
            "/webhooks/{id}/resend")) {
      Operation submit = PARSED.getOpenAPI().getPaths().get(path).getPost();
      assertThat(submit.getParameters())
          .anyMatch(p -> String.valueOf(p.get$ref()).endsWith("/IdempotencyKey"));
      assertThat(submit.getResponses()).containsKeys("400", "409", "413", "415", "422");
    }
    Operation withdraw =
        PARSED.getOpenAPI().getPaths().get("/applications/{id}/withdrawal").getPost();
    assertThat(withdraw.getParameters())
        .anyMatch(p -> String.valueOf(p.get$ref()).endsWith("/IdempotencyKey"));
    // It only asks, so it needs no key.
    assertThat(verify.getResponses())
        .containsKeys("400", "413", "415", "422")
        .doesNotContainKey("409");
  }

  @Test
  void listsTheCodesThatTheHubUses() throws IOException {
    List<String> codes = new ArrayList<>();
    document()
        .at("/components/schemas/Problem/properties/code/enum")
        .forEach(code -> codes.add(code.textValue()));

    assertThat(codes)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName).toList());
  }

  @Test
  void saysWhichCodesAProblemMayHave() throws IOException {
    assertThat(document().at("/components/responses"))
        .filteredOn(response -> response.at("/content/application~1problem+json").isObject())
        .allSatisfy(
            response -> {
              JsonNode codes = response.path("x-problem-codes");
              assertThat(codes).isNotEmpty();
              codes.forEach(
                  code ->
                      assertThat(response.path("description").textValue())
                          .contains("`" + code.textValue() + "`"));
            });
  }

  @Test
  void givesAnExampleOfEachBody() throws IOException {
    JsonNode document = document();
    List<JsonNode> bodies = new ArrayList<>(document.findValues("content"));

    assertThat(bodies)
        .flatMap(body -> body.properties().stream().map(Map.Entry::getValue).toList())
        .filteredOn(media -> !"binary".equals(media.at("/schema/format").textValue()))
        .allSatisfy(
            media -> {
              String schema = media.at("/schema/$ref").asText("#").substring(1);
              assertThat(media.has("example") || document.at(schema).has("examples"))
                  .as("an example of %s", media)
                  .isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("schemasWithExamples")
  void givesExamplesThatFitTheirSchemas(String schema) throws IOException {
    OpenApiContract contract = OpenApiContract.load();
    JsonNode examples = document().at("/components/schemas/" + schema + "/examples");

    assertThat(examples)
        .allSatisfy(example -> assertThat(contract.faults(schema, example)).isEmpty());
  }

  /**
   * Generators take a member with a default for required, and one that stands elsewhere for none.
   */
  @Test
  void saysOfEachMemberWhetherItMustBeThereSoThatGeneratorsUnderstand() throws IOException {
    List<JsonNode> schemas = new ArrayList<>();
    document().at("/components/schemas").forEach(schema -> collect(schema, schemas));

    assertThat(schemas).hasSizeGreaterThan(40);
    for (JsonNode schema : schemas) {
      schema
          .path("required")
          .forEach(
              name ->
                  assertThat(schema.path("properties").has(name.asText()))
                      .as("%s of %s", name, schema)
                      .isTrue());
      schema
          .path("properties")
          .properties()
          .forEach(
              member ->
                  assertThat(member.getValue().has("default")).as(member.toString()).isFalse());
    }
  }

  private static void collect(JsonNode node, List<JsonNode> schemas) {
    if (node.has("properties") || node.path("required").isArray()) {
      schemas.add(node);
    }
    node.properties().stream()
        .filter(member -> !member.getKey().equals("examples"))
        .forEach(member -> collect(member.getValue(), schemas));
    if (node.isArray()) {
      node.forEach(element -> collect(element, schemas));
    }
  }

  static Stream<String> schemasWithExamples() throws IOException {
    return document().at("/components/schemas").properties().stream()
        .filter(schema -> schema.getValue().has("examples"))
        .map(schema -> schema.getKey());
  }

  private static Stream<Operation> operations() {
    return PARSED.getOpenAPI().getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream());
  }

  private static SwaggerParseResult parse() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(TEXT, null, options);
  }

  private static JsonNode document() throws IOException {
    return new YAMLMapper().readTree(TEXT);
  }

  private static String text() {
    try (InputStream yaml =
        OpenApiDocumentTest.class.getResourceAsStream("/openapi/mpp-hub.yaml")) {
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
