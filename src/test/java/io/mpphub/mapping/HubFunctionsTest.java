package io.mpphub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is null; what is there is read with all it says, or can't be read. */
class HubFunctionsTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          day        | "29-02-2024"                      | "2024-02-29"
          day        | "1989-12-31T17:00:00.000+0000"    | "1990-01-01"
          day        | "1989-12-31T17:00:00Z"            | "1990-01-01"
          day        | "1989-12-31T17:00:00 +00"         | "1990-01-01"
          day        | "1989-12-31 17:00:00Z"            | "1990-01-01"
          day        | "1989-12-31T17:00:00Z[UTC]"       | "1990-01-01"
          day        | "1990-01-01T00:00:00+0700"        | "1990-01-01"
          day        | "1989-12-31T17:00:00 Z"           | "1990-01-01"
          day        | "1989-12-31 17:00 UTC"            | "1990-01-01"
          day        | "1990-01-01 00:00:00 WIB"         | "1990-01-01"
          day        | "01-01-1990 00:30:00 WIT"         | "1989-12-31"
          day        | "2021/03/12"                      | "2021-03-12"
          day        | "9999-12-31"                      | "9999-12-31"
          day        | "0000-00-00"                      | null
          day        | "0000-00-00 00:00:00"             | null
          day        | "00/00/0000"                      | null
          day        | ""                                | null
          day        | " - "                             | null
          day        | null                              | null
          list       | [{"a": 1}, {"a": 2}]              | [{"a": 1}, {"a": 2}]
          list       | {"a": 1}                          | [{"a": 1}]
          list       | []                                | []
          list       | null                              | []
          code       | 3508100101150001.0                | "3508100101150001"
          code       | 3508100101150001                  | "3508100101150001"
          code       | 3.508100101150001E15              | "3508100101150001"
          code       | 12345678901234567.89              | "12345678901234567.89"
          code       | 1E2                               | "100"
          number     | 12345678901234567.89              | 12345678901234567.89
          number     | "12345678901234567890123"         | 12345678901234567890123
          number     | "33"                              | 33
          number     | "33,5"                            | 33.5
          number     | "33.0"                            | 33
          number     | ""                                | null
          decimal    | "+74,05"                          | 74.05
          rupiah     | "1.250.000,00"                    | 1250000
          rupiah     | "1250000.00"                      | 1250000
          rupiah     | "1250000"                         | 1250000
          rupiah     | "-50.000,00"                      | -50000
          rupiah     | "0,00"                            | 0
          rupiah     | "2.550.500,50"                    | 2550500.5
          rupiah     | "1.250"                           | 1250
          rupiah     | 1250000                           | 1250000
          rupiah     | "-"                               | null
          optional   | "0000-00-00"                      | null
          optional   | "-"                               | null
          optional   | "soon"                            | "soon"
          optional   | " "                               | null
          optional   | "00-00-0000"                      | null
          optional   | 7                                 | 7
          optional   | {"a": 1}                          | {"a": 1}
          local-time | "2022-09-02T17:00:00.000Z"        | "2022-09-03 00:00:00"
          local-time | "2022-09-02 10:15:30 WITA"        | "2022-09-02 09:15:30"
          local-time | "0000-00-00 00:00:00"             | null
          dmy        | "2024-02-29"                      | "29-02-2024"
          dmy        | "1989-12-31T17:00:00Z"            | "01-01-1990"
          dmy        | ""                                | null
          day        | "1800-01-01"                      | "1800-01-01"
          text       | "  a b "                          | "a b"
          text       | "-"                               | null
          text       | "0000-00-00"                      | "0000-00-00"
          number     | 2147483647                        | 2147483647
          number     | "2147483648"                      | 2147483648
          number     | "-2147483649"                     | -2147483649
          number     | "9223372036854775807"             | 9223372036854775807
          number     | "9223372036854775808"             | 9223372036854775808
          number     | "0,0"                             | 0
          number     | 0                                 | 0
          rupiah     | "12.345"                          | 12345
          rupiah     | "12.34"                           | 12.34
          rupiah     | "12,3"                            | 12.3
          rupiah     | 12.34                             | 12.34
          rupiah     | 12.340                            | 12.34
          rupiah     | 1250.000                          | 1250
          rupiah     | 1.25E6                            | 1250000
          rupiah     | 0                                 | 0
          rupiah     | 0.5                               | 0.5
          rupiah     | "0.50"                            | 0.5
          rupiah     | "100.000"                         | 100000
          """)
  void reads(String function, String value, String expected) throws Exception {
    assertThat(call(function, value)).isEqualTo(JSON.readTree(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          day        | "31-02-1990"
          day        | "30-02-1990"
          day        | "29-02-2023"
          day        | "31/11/2026"
          day        | "31-04-2026"
          day        | "01-01-10000"
          day        | "0001-01-01"
          day        | "1799-12-31"
          day        | "+300000-01-01"
          day        | "20210312"
          day        | "12-Mar-2021"
          day        | "2021-3-12"
          day        | "12-03-21"
          day        | "2021-03"
          day        | "1615507200"
          day        | 1615507200
          day        | "2021-03-12x"
          day        | "2021-03-12 25:00:00"
          day        | "2021-03-12T00:00:00+19:00"
          day        | "2021-03/12"
          day        | "0000-00-01"
          day        | ["2021-03-12"]
          day        | {}
          list       | "a"
          list       | 7
          list       | ["a"]
          list       | [{"a": 1}, null]
          local-time | "2026-11-24"
          dmy        | "31-02-1990"
          number     | "many"
          number     | "1e400"
          number     | 1e400
          number     | 1e999999999
          number     | 1e-999999999
          number     | "NaN"
          number     | "Infinity"
          decimal    | "12,55 %"
          decimal    | 1e999999999
          code       | 1e999999999
          code       | true
          code       | {}
          text       | 7
          text       | true
          text       | false
          text       | {}
          text       | ["a", "b"]
          rupiah     | "1,250,000.00"
          rupiah     | "1.25E6"
          rupiah     | "1.2500"
          rupiah     | "Rp 1000"
          rupiah     | "12.50.000"
          rupiah     | "0.500"
          rupiah     | "-0.500"
          rupiah     | "012.345"
          rupiah     | "000.000"
          rupiah     | 12.345
          rupiah     | 0.001
          rupiah     | 1.5E-3
          rupiah     | 1e999999999
          rupiah     | true
          rupiah     | [1250]
          """)
  void tellsWhatCantBeRead(String function, String value) {
    assertThatThrownBy(() -> call(function, value))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining(function + " can't read it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          3       | 3 | "003"
          "3"     | 3 | "003"
          " 12 "  | 3 | "012"
          "012"   | 3 | "012"
          0       | 2 | "00"
          3.0     | 2 | "03"
          "-"     | 3 | null
          ""      | 3 | null
          null    | 3 | null
          1000    | 3 | unreadable
          "0012"  | 3 | unreadable
          "12/3"  | 3 | unreadable
          -3      | 3 | unreadable
          "+3"    | 3 | unreadable
          1.5     | 3 | unreadable
          1e400   | 3 | unreadable
          "\u0663" | 3 | unreadable
          true    | 3 | unreadable
          [3]     | 3 | unreadable
          """)
  void readsSoManyDigits(String value, int width, String expected) throws Exception {
    assertThat(made("digits(., " + width + ")", value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          "2027-03-12" | "2022-03-12" | "2027-03-12"
          "12-03-2027" | "12-03-2027" | "2027-03-12"
          "2027-03-12" | null         | "2027-03-12"
          "2027-03-12" | "0000-00-00" | "2027-03-12"
          null         | "2022-03-12" | null
          "2027-03-12" | "2027-03-13" | unreadable
          "2027-03-12" | "soon"       | unreadable
          "soon"       | "2022-03-12" | unreadable
          """)
  void readsADayThatIsNotBeforeAnother(String day, String first, String expected) throws Exception {
    assertThat(made("day(.[0], .[1])", "[" + day + ", " + first + "]")).isEqualTo(expected);
  }

  private static String made(String mapping, String value) throws Exception {
    try {
      JsonNode made =
          MessageTranslator.ofExpression(mapping).translate(JSON.readTree(String.valueOf(value)));
      return made.isNull() ? null : made.toString();
    } catch (UnreadableMessageException e) {
      return "unreadable";
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25 09:00 +0700, 1795572000.0",
    "2024-02-29 00:00 +0000, 1709164800.0",
    "2026-02-30 09:00 +0700,",
    "2026-13-01 09:00 +0700,",
    "2026-11-25 25:00 +0700,",
    "2026-11-25 09:60 +0700,",
    "2026-11-25 09:00 +0700x,",
    "26-11-25 09:00 +0700,",
    "soon,"
  })
  void readsOnlyTimesThatAreThere(String time, Double seconds) throws Exception {
    MessageTranslator mapping =
        MessageTranslator.ofExpression("[parse-time(.v, \"yyyy-MM-dd HH:mm Z\")]");
    JsonNode message = JSON.createObjectNode().put("v", time);

    if (seconds == null) {
      assertThatThrownBy(() -> mapping.translate(message))
          .isInstanceOf(UnreadableMessageException.class);
    } else {
      assertThat(mapping.translate(message).get(0).doubleValue()).isEqualTo(seconds);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one-of(.v, {"A": "open", "B": "closed"})   | "b"       | "closed"
          one-of(.v, {"A": "open", "B": "closed"})   | " A "     | "open"
          one-of(.v, {"A": "open", "B": "closed"})   | null      | null
          one-of(.v, {"A": "open", "B": "closed"})   | " - "     | null
          one-of(.v, {"1": "open"})                  | 1         | "open"
          one-of(.v, {"1": "open"})                  | 1.0       | "open"
          one-of(.v, {"true": "open"})               | true      | "open"
          one-of(.v, {"A": "open"})                  | "C"       | unreadable
          one-of(.v, {"A": "open"})                  | {"A": 1}  | unreadable
          one-of(.v, {"A": "open"})                  | ["A"]     | unreadable
          one-of(number(.v), {"A": "open"})          | "many"    | unreadable
          number(.v, 5)                              | "7"       | 7
          number(.v, 5)                              | null      | 5
          number(.v, 5)                              | ""        | 5
          list(number(.v))                           | "many"    | unreadable
          optional(day(.v))                          | "soon"    | unreadable
          text(day(.v))                              | "soon"    | unreadable
          parse-time(.v, "yyyy-MM-dd")               | null      | null
          parse-time(.w, "yyyy-MM-dd")               | 1         | null
          parse-time(.v, "yyyy-MM-dd")               | 20261124  | unreadable
          parse-time(.v, "yyyy-MM-dd")               | "1799-12-31" | unreadable
          parse-time(.v, "yyyy-MM-dd")               | " 1970-01-02 " | 86400.0
          parse-time(day(.v), "yyyy-MM-dd")          | "soon"    | unreadable
          """)
  void readsAsTheMappingAsks(String expression, String value, String expected) throws Exception {
    MessageTranslator mapping = MessageTranslator.ofExpression("[" + expression + "]");
    JsonNode message = JSON.readTree("{\"v\":" + value + "}");

    if (expected.equals("unreadable")) {
      assertThatThrownBy(() -> mapping.translate(message))
          .isInstanceOf(UnreadableMessageException.class);
    } else {
      assertThat(JSON.readTree(mapping.translate(message).get(0).toString()))
          .isEqualTo(JSON.readTree(expected));
    }
  }

  private static JsonNode call(String function, String value) throws Exception {
    JsonNode made =
        MessageTranslator.ofExpression("[" + function + "(.v)]")
            .translate(JSON.readTree("{\"v\":" + value + "}"));
    return JSON.readTree(made.get(0).toString());
  }
}
