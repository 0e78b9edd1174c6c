package io.mpphub.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong in a mapping is one kind of fault, with its place. */
class UnreadableMessageTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void namesFileLineAndMember() {
    assertThatThrownBy(
            () ->
                mapping("{\n  \"registration\": {\n    \"validUntil\": day(.end)\n  }\n}")
                    .translate(JSON.readTree("{\"end\": \"31-02-1990\"}")))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessage("x.jslt, line 3: /registration/validUntil: day can't read it")
        .hasMessageNotContaining("1990");
  }

  @Test
  void namesTheMemberAfterOthersThatHaveMembers() {
    assertThatThrownBy(
            () ->
                mapping("{\n  \"a\": {\"b\": {\"c\": 1}},\n  \"until\": day(.end)\n}")
                    .translate(JSON.readTree("{\"end\": \"31-02-1990\"}")))
        .hasMessage("x.jslt, line 3: /until: day can't read it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if (day(.end)) 1",
        "day(.end) == null",
        "day(.end) >= \"2026-01-01\"",
        "fallback(day(.end), \"2026-01-01\")",
        "not(day(.end))",
        "day(.end) + \"x\"",
        "[for (day(.end)) .]",
        "contains(day(.end), [\"a\"])",
        "day(.end) and true",
        "{\"a\": day(.end).year}",
        "\"2026-01-01\" == day(.end)"
      })
  void neverPassesForAnotherValue(String mapping) {
    assertThatThrownBy(() -> mapping(mapping).translate(JSON.readTree("{\"end\": \"31-02-1990\"}")))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageStartingWith("x.jslt, line 1: day can't read a value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let text = text(.end)  {\"a\": $text[20 : 400]}",
        "number(.end) / 0",
        "parse-time(.end, \"yyyy-MM-dd HH:mm\")",
        "def f(x) if ($x) f($x) else 1  {\"a\": f(.end)}",
        "{\"b\": error(.end)}"
      })
  void isOneKindOfFaultWhateverItIs(String mapping) {
    assertThatThrownBy(() -> mapping(mapping).translate(JSON.readTree("{\"end\": \"31-02-1990\"}")))
        .isInstanceOf(UnreadableMessageException.class)
        .hasMessageStartingWith("x.jslt")
        .hasMessageNotContaining("1990");
  }

  @Test
  void namesNoMemberThatIsTheAgencys() {
    assertThatThrownBy(
            () ->
                mapping("{for (.) .key : day(.value)}")
                    .translate(JSON.readTree("{\"3508104101900001\": \"soon\"}")))
        .hasMessage("x.jslt: /*: day can't read it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def leaves(x)\n  leaves($x.b)\n\n{\"n\": leaves(.a)}",
        "def a(x) b($x)\ndef b(x) a($x)\n{\"n\": a(.)}",
        "def deep(x) {\"a\": deep($x)}\ndeep(.)",
        "def again(x) [for ([1]) again(.)]\n{\"n\": again(.a)}",
        "def f(x) f($x) + 1\nlet y = f(.)\n{\"n\": $y}"
      })
  void refusesAMappingThatNeverEnds(String mapping) {
    assertThatThrownBy(() -> mapping(mapping))
        .isInstanceOf(InvalidMappingException.class)
        .hasMessageStartingWith("never ends: ")
        .hasMessageContaining("x.jslt, line 1");
  }

  @Test
  void letsAMappingWalkDownATree() throws Exception {
    JsonNode made =
        mapping("def depth(x) if ($x) 1 + depth($x.b) else 0\n{\"n\": depth(.)}")
            .translate(JSON.readTree("{\"b\":{\"b\":{\"c\":1}}}"));

    assertThat(made.path("n").intValue()).isEqualTo(3);
  }

  private MessageTranslator mapping(String text) throws Exception {
    Path file = folder.resolve("x.jslt");
    Files.writeString(file, text);
    return MessageTranslator.ofFile(file);
  }
}
