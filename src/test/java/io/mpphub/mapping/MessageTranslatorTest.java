package io.mpphub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Parser;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTranslatorTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text  | " Siti  "              | "Siti"
          code  | 3508                   | "3508"
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
  void readsAFileThatBeginsWithAByteOrderMark(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("marked.jslt"), "\uFEFF.name");

    assertThat(MessageTranslator.ofFile(file).translate(JSON.readTree("{\"name\":\"ani\"}")))
        .isEqualTo(TextNode.valueOf("ani"));
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

  /** Not deep, but for ever: refused where it is compiled, when it needs no message for that. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "def f(n) if ($n > 0) f($n - 1) + f($n - 1) else 1\nf(60)",
        "def f(n)\n  let a = if ($n > 0) f($n - 1) else 1\n  let b = if ($n > 0) f($n - 1) else 1\n  $a + $b\n{\"a\": f(60)}",
        "let x = [0,1,2,3,4,5,6,7,8,9] [for ($x) [for ($x) [for ($x) [for ($x) [for ($x) [for ($x) [for ($x) [for ($x) .]]]]]]]]",
        "let x = [0,1,2,3,4,5,6,7,8,9] let y = [for ($x) {for ($x) \"a\" + . : [for ($x) [for ($x) [for ($x) [for ($x) [for ($x) [for ($x) .]]]]]]}] $y"
      })
  void refusesAMappingThatTakesForEver(String jslt) {
    assertThatThrownBy(() -> MessageTranslator.ofExpression(jslt))
        .isInstanceOf(InvalidMappingException.class)
        .hasMessageContaining("never ends: it takes more than 5000000 turns");
  }

  @Test
  void endsAMappingThatTakesForEverWithOneMessage() throws Exception {
    MessageTranslator mapping =
        MessageTranslator.ofExpression(
            "def f(n) if ($n > 0) f($n - 1) + f($n - 1) else 1\nif (.deep) f(60) else f(3)");

    assertThatThrownBy(() -> mapping.translate(JSON.readTree("{\"deep\": true}")))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("never ends: it takes more than 5000000 turns; f calls itself");
    assertThat(mapping.translate(JSON.readTree("{}"))).hasToString("8");
  }

  /** Counting changes nothing else, whatever words a mapping has. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"for": "for (x)", "def": ."for"}                      | {"for":"for (x)","def":7}
          [for (.list) . + 1]                                   | [2,3]
          [for (.list) let x = . + 1 $x * 2]                    | [4,6]
          [for (.list) . if (. > 1)]                            | [2]
          {for (.list) "k" + . : . * 2}                         | {"k1":2,"k2":4}
          def for-all(xs) [for ($xs) . * 2] for-all(.list)      | [2,4]
          def a(x) let y = ($x + 1) ($y * (2)) a(3)            | 8
          def minus(x) -1 minus(3)                             | -1
          def list(x) [$x, 1] list(3)                          | [3,1]
          [for (.list) [for ([., 7]) (. + 1)]]                  | [[2,8],[3,8]]
          [for (.list) let y = . $y + 1]                        | [2,3]
          [for (.list) let y = . (. * 2) + $y]                  | [3,6]
          {"x": if (.list) "a"+"b" else"c"+"d"}                  | {"x":"ab"}
          1 + if (.list) 2 + 3 else 4                            | 6
          let b = {"k": 1} ({"m": 2} + $b + null)               | {"k":1,"m":2}
          7 - 2 - 1 + "x"                                       | "4x"
          join(flatten([.list, [3]]), "+") + to-json(.list)     | "1+2+3[1,2]"
          let form = 7 {"x": $form, "y": size(.list)}           | {"x":7,"y":2}
          """)
  void countsWithoutAWord(String jslt, String made) throws Exception {
    assertThat(
            MessageTranslator.ofExpression(jslt)
                .translate(JSON.readTree("{\"list\": [1, 2], \"for\": 7}")))
        .hasToString(JSON.readTree(made).toString());
  }

  @Test
  void namesTheLinesOfTheFileAsItIs() {
    assertThatThrownBy(
            () -> MessageTranslator.ofExpression("// for (a)\ndef f(x)\n  $x\n{\"a\": nobody(.)}"))
        .isInstanceOf(InvalidMappingException.class)
        .hasMessageContaining("nobody")
        .hasMessageEndingWith(":4");
  }

  /** Each at the check: it needs no message. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "test($long, \"^(a|aa)+\\\\1?b$\")",
        "capture($long, \"^(?<x>(a|aa)+)\\\\1?b$\")",
        "split($long, \"(a|aa)+\\\\1?b\")",
        "replace($long, \"(a|aa)+\\\\1?b\", \"\")",
        "[for (split(\"1,2\", \",\")) test($long, \"(a*)*b\\\\1\")]",
        "if (test($long, \"^(?=(a|aa)+b)\\\\1\")) 1"
      })
  void refusesARegularExpressionThatTakesForEver(String jslt) {
    assertThatThrownBy(
            () -> MessageTranslator.ofExpression("let long = \"" + "a".repeat(70) + "!\"\n" + jslt))
        .isInstanceOf(InvalidMappingException.class)
        .hasMessageContaining(
            "never ends: it takes more than 50000000 looks of a regular expression")
        .hasMessageContaining("expression, line 2");
  }

  @Test
  void endsARegularExpressionThatTakesForEverWithOneMessage() throws Exception {
    MessageTranslator mapping =
        MessageTranslator.ofExpression("{\"x\":\n test(.v, \"^(a|aa)+\\\\1?b$\")}");

    JsonNode message = JSON.createObjectNode().put("v", "a".repeat(70) + "!");
    assertThatThrownBy(() -> mapping.translate(message))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageContaining("looks of a regular expression; expression, line 2");
    assertThat(mapping.translate(JSON.readTree("{\"v\": \"aab\"}"))).hasToString("{\"x\":true}");
  }

  /** A text that is put into itself grows like its square. */
  @Test
  void endsAReplacementThatGrowsForEver() {
    String grown = "\"" + "a".repeat(100) + "\"";
    for (int i = 0; i < 5; i++) {
      grown = "(" + grown + " | replace(., \"a\", .))";
    }
    String jslt = grown;

    assertThatThrownBy(() -> MessageTranslator.ofExpression(jslt))
        .isInstanceOf(InvalidMappingException.class)
        .hasMessageContaining("looks of a regular expression");
  }

  /** Forty times, each time twice: literals while they are compiled, others with a message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "xxxxxxxxxxxxxxxx"      | $a + $a
          string(size(. + [1,2])) | $a + $a
          [1, .]                  | $a + $a
          "x"                     | join([$a, $a], "")
          "x"                     | string([$a, $a])
          "x"                     | to-json($a + "\\"")
          [1]                     | flatten([$a, $a])
          "x"                     | {"x": $a, "y": $a}
          "x"                     | $a + "x" + ($a + $a)
          """)
  void refusesWhatGrowsWithoutBounds(String first, String step) {
    StringBuilder jslt = new StringBuilder("let a0 = " + first + "\n");
    for (int i = 1; i < 40; i++) {
      jslt.append("let a%d = %s\n".formatted(i, step.replace("$a", "$a" + (i - 1))));
    }

    assertThatThrownBy(() -> MessageTranslator.ofExpression(jslt + "$a39"))
        .isInstanceOf(InvalidMappingException.class)
        .hasMessageContaining("that it puts together");
  }

  @Test
  void saysWhereATextGrowsWithoutBounds() {
    assertThatThrownBy(
            () ->
                MessageTranslator.ofExpression(
                    "// $x + $x\ndef f(x, n)\n  if ($n > 0) f($x + $x, $n - 1) else $x\nsize(f(\"x\", 40))"))
        .isInstanceOf(InvalidMappingException.class)
        .hasMessageContaining("more than 50000000 characters and entries that it puts together")
        .hasMessageContaining("expression, line 3");
  }

  /** The hub's own in place of JSLT's mean the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "test(.v, \"a.c\")",
        "test(.v, \"^b\")",
        "test(null, \"a\")",
        "test(12, \"^1\")",
        "test([1], \"1\")",
        "test(.v, \"(?i)ABC$\")",
        "test(.v, null)",
        "test(.v, \"(\")",
        "capture(.v, \"(?<first>a)(?<second>x)?\")",
        "capture(.v, \"(?<z>z)\")",
        "capture(null, \"(?<z>z)\")",
        "capture(123, \"(?<b>2)(?<a>3)\")",
        "capture(.v, \"b\")",
        "capture(.v, null)",
        "split(.v, \"b\")",
        "split(.v, \"\")",
        "split(.v, \"x\")",
        "split(\"\", \"x\")",
        "split(\",a,,b,,\", \",\")",
        "split(\"a.b|c\", \"[.|]\")",
        "split(1.5, \"[.]\")",
        "split(null, \",\")",
        "split(.v, null)",
        "replace(.v, \"b\", \"$1\")",
        "replace(.v, \"[a-c]\", \"xyz\")",
        "replace(.v, \"^a\", \"\")",
        "replace(\"aaa\", \"^a\", \"\")",
        "replace(.v, \"x\", \"y\")",
        "replace(.v, \"x*\", \"y\")",
        "replace(null, \"x\", \"y\")",
        "replace(121, \"1\", 3)",
        "replace(5, \"1\", 3)",
        "replace(\"a null\", null, null)"
      })
  void regularExpressionsMeanWhatTheyMeanInJslt(String jslt) throws Exception {
    JsonNode message = JSON.readTree("{\"v\": \"abcabc\"}");

    assertThat(made(() -> MessageTranslator.ofExpression(jslt).translate(message)))
        .isEqualTo(made(() -> Parser.compileString(jslt).apply(message)));
  }

  /** Its value, or that it has none. */
  private static String made(Callable<JsonNode> mapping) {
    try {
      return mapping.call().toString();
    } catch (Exception e) {
      return "none";
    }
  }
}
