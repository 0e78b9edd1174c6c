package io.mpphub.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFormatTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void isFoundByItsName() {
    assertThat(BodyFormat.named("json")).contains(BodyFormat.JSON);
    assertThat(BodyFormat.named("xml")).contains(BodyFormat.XML);
    assertThat(BodyFormat.named("form")).contains(BodyFormat.FORM);
    assertThat(BodyFormat.named("yaml")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} {}", "{\"nik\":3508104101900001", "<a/>"})
  void refusesWhatIsNotJson(String body) {
    assertThatThrownBy(() -> read(BodyFormat.JSON, body))
        .isInstanceOf(InvalidBodyException.class)
        .hasMessageContaining("JSON")
        .hasMessageNotContaining("3508104101900001");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a=1&b=2       | {"a":"1","b":"2"}
          a=1&a=2       | {"a":["1","2"]}
          a=x+y%26%C3%A9 | {"a":"x y&é"}
          a&b=&&c=d=e   | {"a":"","b":"","c":"d=e"}
          """)
  void readsAForm(String body, String expected) throws Exception {
    assertThat(read(BodyFormat.FORM, body)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":"1","b":[2,3],"c":null,"d":true} | a=1&b=2&b=3&d=true
          {"a b":"x y&é=+%"}                    | a+b=x+y%26%C3%A9%3D%2B%25
          {}                                    | ``
          """)
  void writesAForm(String message, String expected) throws Exception {
    byte[] form = BodyFormat.FORM.codec().write(JSON.readTree(message));

    assertThat(new String(form, StandardCharsets.US_ASCII)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%zz", "%=1"})
  void refusesABrokenForm(String body) {
    assertThatThrownBy(() -> read(BodyFormat.FORM, body)).isInstanceOf(InvalidBodyException.class);
  }

  @Test
  void refusesAFormOfManyFields() {
    assertThatThrownBy(() -> read(BodyFormat.FORM, "a=1&".repeat(1_001)))
        .hasMessage("has more than 1000 form fields");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"a\"", "{\"a\":{}}", "{\"a\":[[1]]}"})
  void refusesWhatAFormCannotCarry(String message) throws Exception {
    var tree = JSON.readTree(message);

    assertThatThrownBy(() -> BodyFormat.FORM.codec().write(tree))
        .isInstanceOf(InvalidBodyException.class);
  }

  private static String read(BodyFormat format, String body) throws InvalidBodyException {
    return format.codec().read(body.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
