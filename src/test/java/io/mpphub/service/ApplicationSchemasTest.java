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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApplicationSchemasTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ApplicationSchemas schemas;

  @BeforeEach
  void read() throws Exception {
    schemas = new ApplicationSchemas(".", JSON);
  }

  @Test
  void takesDataMadeFromTheSchemasOwnExamples() {
    JsonNode schema = schemas.text("practice-licence").orElseThrow();
    ObjectNode data = JSON.createObjectNode();
    schema
        .path("properties")
        .properties()
        .forEach(p -> data.set(p.getKey(), p.getValue().path("examples").get(0)));

    assertThatCode(() -> schemas.check("practice-licence", data)).doesNotThrowAnyException();
  }

  @Test
  void everyPropertyCanBeMadeAFormField() {
    JsonNode schema = schemas.text("practice-licence").orElseThrow();

    assertThat(schema.path("properties").properties())
        .isNotEmpty()
        .allSatisfy(
            property -> {
              assertThat(property.getValue().path("title").asText()).isNotBlank();
              assertThat(property.getValue().path("description").asText()).isNotBlank();
              assertThat(property.getValue().path("examples")).isNotEmpty();
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
        .containsExactly(new Fault("/service", "must be one of [practice-licence]"));
  }

  private Iterable<Fault> faults(String service, ObjectNode data) {
    ProblemException problem =
        catchThrowableOfType(ProblemException.class, () -> schemas.check(service, data));
    assertThat(problem.code()).isEqualTo(ProblemCode.INVALID);
    return problem.errors();
  }
}
