package io.mpphub.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class FreeSpaceTest {

  @Test
  void isShortBelowTheMinimum() {
    long[] free = {DataSize.ofMegabytes(200).toBytes()};
    FreeSpace disk = new FreeSpace(() -> free[0], DataSize.ofMegabytes(200));
    assertThat(disk.found()).isEmpty();

    free[0]--;

    assertThat(disk.found()).contains("The hub's disk is nearly full; nothing was accepted.");
  }

  @Test
  void asksTheDiskOfAFolderThatIsNotThereYet(@TempDir Path folder) {
    FreeSpace disk = FreeSpace.of(folder.resolve("data/of/the/hub"), DataSize.ofBytes(1));

    assertThat(disk.free()).isPositive();
    assertThat(disk.found()).isEmpty();
  }
}
