package io.mpphub.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What contents are, wherever they are kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ContentsContract {

  @TempDir Path folder;

  abstract Contents contents();

  @Test
  void givesBackWhatItKeeps() throws IOException {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    UUID id = UUID.randomUUID();

    contents().keep(id, file(bytes));

    try (InputStream content = contents().open(id)) {
      assertThat(Arrays.equals(content.readAllBytes(), bytes)).isTrue();
    }
  }

  @Test
  void deletesWhatIsThereAndWhatIsNot() throws IOException {
    UUID id = UUID.randomUUID();
    contents().keep(id, file(new byte[] {1}));

    contents().delete(id);

    assertThatThrownBy(() -> contents().open(id)).isInstanceOf(IOException.class);
    assertThatCode(() -> contents().delete(id)).doesNotThrowAnyException();
  }

  Path file(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(folder, "", ".part"), bytes);
  }
}
