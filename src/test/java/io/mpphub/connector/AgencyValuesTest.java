package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What becomes of one value of an agency's answer, from the wire to the canonical record: the files
 * in {@code values/} say it, value by value.
 */
class AgencyValuesTest {

  private static final Path VALUES = Path.of("src/test/resources/io/mpphub/connector/values");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          .build();

  /**
   * One place of one answer.
   *
   * @param status one or several; null for 200
   * @param answer with {@code %s} in that place
   * @param values what may stand there: an outcome, or what members of the record are then
   */
  record Place(
      String connector,
      String operation,
      List<Integer> status,
      JsonNode request,
      String answer,
      Map<String, JsonNode> values) {}

  @TestFactory
  Stream<DynamicNode> isExactOrUnreadable() throws IOException {
    try (Stream<Path> files = Files.list(VALUES)) {
      return files.sorted().toList().stream().flatMap(file -> tests(file).stream());
    }
  }

  private static List<DynamicNode> tests(Path file) {
    List<Place> places;
    try {
      places = YAML.readValue(file.toFile(), new TypeReference<List<Place>>() {});
    } catch (IOException e) {
      throw new IllegalStateException(file.toString(), e);
    }
    return places.stream()
        .flatMap(
            place ->
                place.values().entrySet().stream()
                    .map(
                        value ->
                            (DynamicNode)
                                DynamicTest.dynamicTest(
                                    "%s: %s.%s %s"
                                        .formatted(
                                            file.getFileName(),
                                            place.connector(),
                                            place.operation(),
                                            value.getKey()),
                                    () -> holds(place, value.getKey(), value.getValue()))))
        .toList();
  }

  private static void holds(Place place, String value, JsonNode expected) throws Exception {
    for (int status : place.status() == null ? List.of(200) : place.status()) {
      holds(made(place, status, place.answer().formatted(value)), status + " " + value, expected);
    }
  }

  private static void holds(JsonNode made, String value, JsonNode expected) {
    if (expected.isTextual()) {
      assertThat(made).as(value).isEqualTo(expected);
      return;
    }
    assertThat(made.isObject()).as("%s: %s is an object", value, made).isTrue();
    for (Map.Entry<String, JsonNode> member : expected.properties()) {
      assertThat(plain(made.at(member.getKey())))
          .as("%s: %s of %s", value, member.getKey(), made)
          .isEqualTo(plain(member.getValue()));
    }
  }

  private static String plain(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros().toPlainString()
        : value.isMissingNode() ? "null" : value.toString();
  }

  private static JsonNode made(Place place, int status, String answer) throws Exception {
    ReadAnswer reader = ReadAnswer.of(place.connector(), place.operation());
    return reader.made(reader.answer(status, answer), place.request());
  }
}
