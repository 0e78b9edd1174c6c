package io.mpphub.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.wire.rows.FileFormat;
import io.mpphub.wire.rows.FileRows;
import io.mpphub.wire.rows.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowsTest {

  private static final FileFormat JSON =
      new FileFormat(FileFormat.Type.JSON, ',', StandardCharsets.UTF_8, List.of());

  @Test
  void readsOneObjectALine() throws IOException {
    assertThat(rows("\uFEFF{\"a\":1}\n\n{\"a\":2.25}\n[3]\n{\"a\":\n{\"a\":4} {}\n{\"a\":5}"))
        .containsExactly(
            "1 {\"a\":1}",
            "3 {\"a\":2.25}",
            "4: is not an object",
            "5: is not JSON",
            "6: is not JSON",
            "7 {\"a\":5}");
  }

  @Test
  void readsAnArrayOfObjects() throws IOException {
    assertThat(rows("\n [ {\"a\":1},\n 2, {\"a\":{\"b\":[]}} ]\n"))
        .containsExactly("1 {\"a\":1}", "2: is not an object", "3 {\"a\":{\"b\":[]}}");
    assertThat(rows("[]")).isEmpty();
    assertThat(rows("")).isEmpty();
  }

  @Test
  void tellsFromWhereOnAnArrayCantBeRead() {
    assertThatThrownBy(() -> rows("[{\"a\":1},{\"a\":2}"))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("is no JSON any more after item 2");
    assertThatThrownBy(() -> rows("[{\"a\":1},{\"a\" 2}]"))
        .hasMessage("is no JSON any more after item 1");
    assertThatThrownBy(() -> rows("[{\"a\":1}] more")).isInstanceOf(UnreadableFileException.class);
  }

  @Test
  void writesWhatItReads() throws IOException {
    FileFormat csv =
        new FileFormat(FileFormat.Type.CSV, ';', StandardCharsets.UTF_8, List.of("b", "a"));
    byte[] file =
        csv.write(
            new ObjectMapper()
                .readTree("[{\"a\":\"x;\\\"y\\\"\",\"b\":1},{\"a\":null,\"b\":2.5}]"));
    assertThat(new String(file, StandardCharsets.UTF_8))
        .isEqualTo("b;a\n1;\"x;\"\"y\"\"\"\n2.5;\n");
    try (FileRows rows = csv.read(new ByteArrayInputStream(file))) {
      assertThat(ReadRows.all(rows))
          .containsExactly("2 {\"b\":\"1\",\"a\":\"x;\\\"y\\\"\"}", "3 {\"b\":\"2.5\",\"a\":\"\"}");
    }
  }

  private static List<String> rows(String file) throws IOException {
    try (FileRows rows =
        JSON.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))) {
      return ReadRows.all(rows);
    }
  }
}
