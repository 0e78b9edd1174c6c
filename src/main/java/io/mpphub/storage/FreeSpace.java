package io.mpphub.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.util.unit.DataSize;

/**
 * Free space on the disk of the hub's data. Work under way still needs some: a disk that fills up
 * altogether stops the database and the broker inside the hub.
 */
final class FreeSpace implements Shortage {

  private final LongSupplier free;
  private final DataSize minimum;

  FreeSpace(LongSupplier free, DataSize minimum) {
    this.free = free;
    this.minimum = minimum;
  }

  /**
   * @param data a folder, which need not be there yet
   */
  static FreeSpace of(Path data, DataSize minimum) {
    Path there = data.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    try {
      FileStore disk = Files.getFileStore(there);
      return new FreeSpace(() -> free(disk), minimum);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes; 0 when the disk can't be asked. */
  long free() {
    return free.getAsLong();
  }

  private static long free(FileStore disk) {
    try {
      return disk.getUsableSpace();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public Optional<String> found() {
    return free() >= minimum.toBytes()
        ? Optional.empty()
        : Optional.of("The hub's disk is nearly full; nothing was accepted.");
  }
}
