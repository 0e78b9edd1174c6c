package io.mpphub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas that mappings are held against have the members of the hub's own records. */
class EventSchemasTest {

  static Stream<Arguments> events() {
    return Stream.of(
        Arguments.of("application.decided", DecidedApplication.class, List.of("applicationId")),
        Arguments.of("business.registered", RegisteredBusiness.class, List.of()),
        Arguments.of("facility.staffing", StaffingReport.class, List.of()));
  }

  @ParameterizedTest
  @MethodSource("events")
  void haveTheMembersOfTheRecords(String event, Class<?> record, List<String> beside)
      throws IOException {
    JsonNode schema = schema(event);
    List<String> members = new ArrayList<>(beside);
    List<String> required = new ArrayList<>(beside);
    for (RecordComponent component : record.getRecordComponents()) {
      members.add(component.getName());
      if (isRequired(record, component.getName())) {
        required.add(component.getName());
      }
    }

    assertThat(schema.path("properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(members);
    assertThat(schema.path("required"))
        .extracting(JsonNode::textValue)
        .containsExactlyInAnyOrderElementsOf(required);
    assertThat(schema.path("additionalProperties").booleanValue()).isFalse();
  }

  private static boolean isRequired(Class<?> record, String member) {
    return Arrays.stream(record.getDeclaredFields())
        .filter(field -> field.getName().equals(member))
        .anyMatch(
            field ->
                field.isAnnotationPresent(NotNull.class)
                    || field.isAnnotationPresent(NotBlank.class));
  }

  private static JsonNode schema(String event) throws IOException {
    String file = "/io/mpphub/connector/events/" + event + ".schema.json";
    try (InputStream text = EventSchemasTest.class.getResourceAsStream(file)) {
      return new ObjectMapper().readTree(text);
    }
  }
}
