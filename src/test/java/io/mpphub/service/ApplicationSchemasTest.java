package io.mpphub.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ApplicationSchemasTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ApplicationSchemas schemas;

  @BeforeEach
  void read() throws Exception {
    schemas = new ApplicationSchemas(JSON);
    try (Stream<Path> files = Files.list(Path.of("routes/services"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".schema.json")).toList()) {
        schemas.take("services/" + file.getFileName(), Files.readString(file));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("services")
  void takesDataMadeFromTheSchemasOwnExamples(String service) {
    assertThatCode(() -> schemas.check(service, example(service))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyPropertyCanBeMadeAFormField(String service) {
    JsonNode schema = schemas.text(service).orElseThrow();

    assertThat(schema.path("properties")).isNotEmpty();
    assertThat(schema.findValues("properties").stream().flatMap(p -> p.properties().stream()))
        .allSatisfy(
            property -> {
              assertThat(property.getValue().path("title").asText()).isNotBlank();
              assertThat(property.getValue().path("description").asText()).isNotBlank();
              assertThat(property.getValue().path("examples")).isNotEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "business-licence-status, nib, 812000350800, 13 digits",
    "business-licence-status, status, 51, must be one of",
    "business-licence-status, changedAt, 2026-11-24, offset",
    "complaint, text, short, at least 10",
    "complaint, email, nobody, e-mail",
    "complaint, phone, call me, description"
  })
  void holdsEachMemberToItsRule(String service, String member, String value, String rule) {
    ObjectNode data = example(service).put(member, value);

    assertThat(faults(service, data))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.pointer()).isEqualTo("/data/" + member);
              assertThat(fault.detail().toString()).contains(rule).doesNotContain(value);
            });
  }

  @Test
  void pointsAtWhatIsMissingOrWrong() {
    assertThat(faults("practice-licence", JSON.createObjectNode()))
        .extracting(Fault::pointer)
        .containsExactly("/data/facility");
    assertThat(faults("practice-licence", JSON.createObjectNode().put("facility", 7)))
        .extracting(Fault::pointer)
        .containsExactly("/data/facility");
  }

  @Test
  void refusesAServiceThatTakesNoApplications() {
    assertThat(faults("residents", JSON.createObjectNode()))
        .containsExactly(
            new Fault(
                "/service",
                "must be one of {0}",
                "business-licence-status, complaint, practice-licence"));
  }

  /** Each that has a schema: also one that is added. */
  static Stream<String> services() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("routes/services"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".schema.json"))
          .map(name -> name.replace(".schema.json", ""))
          .toList()
          .stream();
    }
  }

  private ObjectNode example(String service) {
    ObjectNode data = JSON.createObjectNode();
    schemas.text(service).orElseThrow().path("properties").properties().stream()
        .forEach(p -> data.set(p.getKey(), p.getValue().path("examples").get(0)));
    return data;
  }

  private Iterable<Fault> faults(String service, ObjectNode data) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> schemas.check(service, data));
    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID);
    return problem.errors();
  }
}
