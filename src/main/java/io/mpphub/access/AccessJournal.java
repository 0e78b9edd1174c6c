package io.mpphub.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines on disk, each handed to the operating system before {@link #append} returns: a killed hub
 * loses none. A file is locked by the hub that writes it; files that others left behind are found.
 */
final class AccessJournal implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AccessJournal.class);
  private static final String SUFFIX = ".jsonl";

  private final Path folder;
  private Path file;
  private FileChannel channel;

  AccessJournal(Path folder) {
    this.folder = folder;
  }

  synchronized void append(String line) throws IOException {
    if (channel == null) {
      open();
    }
    long begin = channel.position();
    ByteBuffer bytes = ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException | RuntimeException e) {
      takeBack(begin, e);
      throw e;
    }
  }

  /** A line is there whole or not at all: the next one must not be glued to a part of it. */
  private void takeBack(long begin, Exception failure) {
    try {
      channel.truncate(begin);
      channel.position(begin);
    } catch (IOException e) {
      failure.addSuppressed(e);
      leave();
    }
  }

  /** The next line goes to a file of its own. */
  private void leave() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("A file of notes can't be closed", e);
    }
    channel = null;
    file = null;
  }

  private void open() throws IOException {
    Files.createDirectories(folder);
    String name = UUID.randomUUID().toString();
    Path fresh = folder.resolve(name);
    channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock(); // until it is closed; only then others may see it
    file = Files.move(fresh, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Ends the file that is written to, if there is one, so that it can be read. */
  void turn() throws IOException {
    FileChannel last;
    synchronized (this) {
      last = channel;
      channel = null;
      file = null;
    }
    if (last != null) {
      // The disk may take its time; meanwhile a next file is written.
      try (last) {
        last.force(false);
      }
    }
  }

  /**
   * Returns the files that are not being written, this hub's and those of hubs that were killed.
   * Never looks into the one being written: closing it again would take this process's own lock
   * away.
   */
  synchronized List<Path> ended() throws IOException {
    List<Path> ended = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
        for (Path found : files) {
          if (!found.equals(file) && isFree(found)) {
            ended.add(found);
          }
        }
      }
    }
    return ended;
  }

  private static boolean isFree(Path found) throws IOException {
    try (FileChannel other = FileChannel.open(found, StandardOpenOption.WRITE);
        FileLock lock = other.tryLock()) {
      return lock != null;
    } catch (NoSuchFileException | OverlappingFileLockException another) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    turn();
  }
}
