package io.mpphub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTranslatorTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text  | " Siti  "              | "Siti"
          text  | 3508                   | "3508"
          text  | "-"                    | null
          text  | "  "                   | null
          text  | null                   | null
          day   | "1990-01-31"           | "1990-01-31"
          day   | "31-01-1990"           | "1990-01-31"
          day   | "31/01/1990"           | "1990-01-31"
          day   | "2021-03-12 00:00:00"  | "2021-03-12"
          day   | "2022-09-02T17:00:00.000Z"  | "2022-09-03"
          day   | "2022-09-03T01:00:00+07:00" | "2022-09-03"
          day   | "2022-09-03T01:00:00"  | "2022-09-03"
          local-time | "2026-11-24T03:30:00Z" | "2026-11-24 10:30:00"
          local-time | "2026-11-24T10:30:00.5+07:00" | "2026-11-24 10:30:00"
          local-time | null              | null
          day   | "0000-00-00"           | null
          dmy   | "1990-01-31"           | "31-01-1990"
          dmy   | null                   | null
          decimal | "12,55"              | 12.55
          decimal | "74.05"              | 74.05
          decimal | 60                   | 60
          """)
  void readsWhatAgenciesWrite(String function, String value, String expected) throws Exception {
    JsonNode result =
        MessageTranslator.ofExpression(function + "(.v)")
            .translate(JSON.readTree("{\"v\":" + value + "}"));

    assertThat(result.toString()).isEqualTo(expected);
  }

  @Test
  void leavesNullsOutAndKeepsWhatIsEmpty() throws Exception {
    JsonNode result =
        MessageTranslator.ofExpression("{\"a\": .a, \"b\": [], \"c\": {}, \"d\": \"\"}")
            .translate(JSON.createObjectNode());

    assertThat(result.toString()).isEqualTo("{\"b\":[],\"c\":{},\"d\":\"\"}");
  }

  @Test
  void conditionsReadVariables() throws Exception {
    MessageTranslator condition = MessageTranslator.ofExpression("$status == 422 and .code");

    JsonNode message = JSON.readTree("{\"code\":\"X\"}");
    assertThat(condition.matches(Map.of("status", IntNode.valueOf(422)), message)).isTrue();
    assertThat(condition.matches(Map.of("status", IntNode.valueOf(200)), message)).isFalse();
  }

  @Test
  void saysWhereAnExpressionIsWrong() {
    assertThatThrownBy(() -> MessageTranslator.ofExpression("{\"a\" .b}"))
        .isInstanceOf(InvalidMappingException.class)
        .hasMessageContaining("line 1, column 6")
        .hasMessageNotContaining("Was expecting");
    assertThatThrownBy(() -> MessageTranslator.ofFile(Path.of("no-such.jslt")))
        .isInstanceOf(InvalidMappingException.class)
        .hasMessage("the file can't be read");
  }
}
