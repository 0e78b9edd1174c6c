package io.mpphub.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FolderContentsTest extends ContentsContract {

  @Override
  Contents contents() {
    return new FolderContents(folder);
  }

  @Test
  void movesTheFileSoThatItIsNeverThereInPart() throws IOException {
    Path file = file(new byte[] {1, 2, 3});
    UUID id = UUID.randomUUID();

    contents().keep(id, file);

    assertThat(file).doesNotExist();
    String name = id.toString();
    assertThat(Files.size(folder.resolve(name.substring(34)).resolve(name))).isEqualTo(3);
  }
}
