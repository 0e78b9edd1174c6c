package io.mpphub.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeCheckTest {

  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  private final MediaTypeCheck types =
      new MediaTypeCheck(Set.of("application/pdf", "image/png", "image/jpeg", DOCX));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "application/pdf, application/pdf",
    "image/png; name=x, image/png",
    "APPLICATION/PDF, application/pdf",
    "text/html, ",
    "*/*, ",
    "rubbish, ",
    ", "
  })
  void takesWhatIsOnTheList(String contentType, String declared) {
    assertThat(types.declared(contentType)).isEqualTo(declared);
  }

  @ParameterizedTest
  @CsvSource({
    "255044462d312e37, application/pdf, true",
    "89504e470d0a1a0a0000000d49484452, image/png, true",
    "ffd8ffe000104a464946, image/jpeg, true",
    "ffd8ffe000104a464946, image/png, false",
    "504b0304140000000800, " + DOCX + ", true",
    "504b0304140000000800, application/pdf, false",
    "4d5a90000300000004000000ffff, application/pdf, false",
    "00, application/pdf, false"
  })
  void looksAtTheFirstBytes(String hex, String declared, boolean isOne) throws IOException {
    assertThat(types.is(declared, file(HexFormat.of().parseHex(hex)))).isEqualTo(isOne);
  }

  @Test
  void isNotTakenInByWhatFollows() throws IOException {
    byte[] page = "<html><script>1</script></html>%PDF-1.7".getBytes(StandardCharsets.US_ASCII);

    assertThat(types.is("application/pdf", file(page))).isFalse();
    assertThat(types.is("application/pdf", file(new byte[0]))).isFalse();
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "", ""), bytes);
  }
}
