package io.mpphub.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Contents as files of one folder, 256 folders below it. With several hubs it is one that all of
 * them share.
 */
final class FolderContents implements Contents {

  private final Path folder;

  FolderContents(Path folder) {
    this.folder = folder;
  }

  @Override
  public void keep(UUID id, Path file) throws IOException {
    Path place = place(id);
    Files.createDirectories(place.getParent());
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    sync(place.getParent());
  }

  @Override
  public InputStream open(UUID id) throws IOException {
    return Files.newInputStream(place(id));
  }

  @Override
  public void delete(UUID id) throws IOException {
    Files.deleteIfExists(place(id));
  }

  // The end of a UUIDv7 is random, its beginning the time.
  private Path place(UUID id) {
    String name = id.toString();
    return folder.resolve(name.substring(name.length() - 2)).resolve(name);
  }

  /** So that a power cut doesn't take the file's name back. */
  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
