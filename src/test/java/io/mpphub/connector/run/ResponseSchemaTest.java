package io.mpphub.connector.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseSchemaTest {

  @TempDir Path folder;

  /** One that goes back for ever matches nothing. */
  @ParameterizedTest
  @CsvSource({
    "^(a|aa)+\\1?b$, aab, true",
    "^(a|aa)+\\1?b$, aaa, false",
    "^(a|aa)+\\1?b$, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!, false",
    "[0-9], a7, true",
    "^[0-9]$, a7, false"
  })
  void holdsATextAgainstItsPattern(String pattern, String text, boolean matches)
      throws IOException {
    Path schema =
        Files.writeString(
            folder.resolve("schema.json"),
            JsonNodeFactory.instance.objectNode().put("pattern", pattern).toString());

    assertThat(
            new ResponseSchema(schema)
                .deviations(JsonNodeFactory.instance.textNode(text))
                .isEmpty())
        .isEqualTo(matches);
  }
}
