package io.mpphub.wire.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.wire.ReadRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

  private static final FileFormat CSV = csv(',', StandardCharsets.UTF_8);

  @Test
  void givesEachRowByTheNamesOfTheHeader() throws IOException {
    assertThat(rows("code,count\nP-1,7\nP-2,\n"))
        .containsExactly(
            "2 {\"code\":\"P-1\",\"count\":\"7\"}", "3 {\"code\":\"P-2\",\"count\":\"\"}");
  }

  @Test
  void readsQuotedValues() throws IOException {
    assertThat(rows("a,b\n\"x, y\",\"said \"\"so\"\"\"\n\"two\nlines\",2\nlast,3\n"))
        .containsExactly(
            "2 {\"a\":\"x, y\",\"b\":\"said \\\"so\\\"\"}",
            "3 {\"a\":\"two\\nlines\",\"b\":\"2\"}",
            "5 {\"a\":\"last\",\"b\":\"3\"}");
  }

  @Test
  void takesAStrayQuoteForItsRowsFaultOnly() throws IOException {
    assertThat(rows("a,b\n1,\"x\n2,\"y\"\n3,z\n"))
        .containsExactly(
            "2: has quotes that don't match",
            "3 {\"a\":\"2\",\"b\":\"y\"}",
            "4 {\"a\":\"3\",\"b\":\"z\"}");
  }

  @Test
  void takesAQuoteInsideAValueAsItIs() throws IOException {
    assertThat(rows("a,b\n5\" pipe,1\nother,2\n"))
        .containsExactly("2 {\"a\":\"5\\\" pipe\",\"b\":\"1\"}", "3 {\"a\":\"other\",\"b\":\"2\"}");
  }

  @Test
  void findsARowOfAnotherLength() throws IOException {
    assertThat(rows("a,b\n1\n1,2,3\n1,2\n"))
        .containsExactly(
            "2: has 1 columns, but the header has 2",
            "3: has 3 columns, but the header has 2",
            "4 {\"a\":\"1\",\"b\":\"2\"}");
  }

  @Test
  void leavesOutEmptyRowsButCountsThem() throws IOException {
    assertThat(rows("a,b\r\n\r\n,\r\n1,2\r\n")).containsExactly("4 {\"a\":\"1\",\"b\":\"2\"}");
  }

  @Test
  void readsOtherSeparatorsAndEncodingsAndTheByteOrderMark() throws IOException {
    Charset windows = Charset.forName("windows-1252");
    assertThat(rows(csv(';', windows), "a;b\nCafé;1\n".getBytes(windows)))
        .containsExactly("2 {\"a\":\"Café\",\"b\":\"1\"}");
    assertThat(rows("\uFEFFa,b\n1,2\n")).containsExactly("2 {\"a\":\"1\",\"b\":\"2\"}");
  }

  /** What spreadsheets write that nobody asked for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep=;\na;b\n1;2\n",
        "\uFEFFsep=;\r\na;b\r\n1;2\r\n",
        "sep=;  \na;b\n1;2",
        "a;b;\n1;2;\n",
        "a;b;;;\n1;2;;\n;;;\n",
        "a;b;\n1;2\n",
        "\uFEFF\"a\";\"b\"\n\"1\";\"2\"\n",
        "a;b;\n1;\"2\";\n\n"
      })
  void takesWhatSpreadsheetsAdd(String file) throws IOException {
    assertThat(rows(csv(';', StandardCharsets.UTF_8), file.getBytes(StandardCharsets.UTF_8)))
        .hasSize(1)
        .allMatch(row -> row.endsWith("{\"a\":\"1\",\"b\":\"2\"}"));
  }

  @ParameterizedTest
  @CsvSource({
    "'sep=,\\na,b\\n1,2\\n', separator is another",
    "'sep=;;\\na;b\\n1;2\\n', separator is another",
    "'sep=\\na;b\\n1;2\\n', separator is another",
    "'sep=;\\n', empty",
    "';;\\n1;2;\\n', without a name",
    "'a;;b\\n1;;2\\n', without a name"
  })
  void refusesByNameWhatCantBeMeant(String file, String reason) {
    assertThatThrownBy(
            () ->
                rows(
                    csv(';', StandardCharsets.UTF_8),
                    file.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void findsBytesThatAreNoText() throws IOException {
    byte[] file = "a,b\nCafé,1\nx,2\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(rows(CSV, file))
        .containsExactly(
            "2: has bytes that are no text in this encoding", "3 {\"a\":\"x\",\"b\":\"2\"}");
  }

  @Test
  void doesNotKeepARowThatIsTooLong() throws IOException {
    try (FileRows rows = read(CSV, ("a,b\n" + "x".repeat(1 << 20) + ",1\ny,2\n").getBytes())) {
      FileRow tooLong = rows.next();
      assertThat(tooLong.fault()).isEqualTo("is longer than a row may be");
      assertThat(tooLong.raw()).hasSize(64 * 1024);
      assertThat(rows.next().number()).isEqualTo(3);
    }
  }

  @Test
  void refusesAFileWithAnotherHeader() {
    FileFormat expecting =
        new FileFormat(FileFormat.Type.CSV, ',', StandardCharsets.UTF_8, List.of("a", "c"));
    assertThatThrownBy(() -> rows(expecting, "a,b\n".getBytes()))
        .isInstanceOf(UnreadableFileException.class)
        .hasMessage("has no column c in its header");
    assertThatThrownBy(() -> rows("a,a\n1,2\n")).isInstanceOf(UnreadableFileException.class);
    assertThatThrownBy(() -> rows("")).hasMessage("is empty");
  }

  @Test
  void saysNothingOfTheContent() throws IOException {
    try (FileRows rows = read(CSV, "a,b\nsecret,\"x\n".getBytes())) {
      assertThat(rows.next().toString()).isEqualTo("row 2: has quotes that don't match");
    }
  }

  private static List<String> rows(String file) throws IOException {
    return rows(CSV, file.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> rows(FileFormat format, byte[] file) throws IOException {
    try (FileRows rows = read(format, file)) {
      return ReadRows.all(rows);
    }
  }

  private static FileRows read(FileFormat format, byte[] file) throws IOException {
    return format.read(new ByteArrayInputStream(file));
  }

  private static FileFormat csv(char separator, Charset charset) {
    return new FileFormat(FileFormat.Type.CSV, separator, charset, List.of());
  }
}
