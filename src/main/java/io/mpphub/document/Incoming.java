package io.mpphub.document;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes what a client sends to a file of its own, hashed and no longer than allowed. */
final class Incoming {

  private static final int BUFFER = 64 * 1024;

  /** A file that came in whole and is on disk. */
  record Received(long size, String sha256) {}

  private final Path folder;
  private final long maxSize;

  Incoming(Path folder, long maxSize) {
    this.folder = folder;
    this.maxSize = maxSize;
  }

  Path folder() {
    return folder;
  }

  /** A new, empty file; the caller deletes it. */
  Path file() throws IOException {
    Files.createDirectories(folder);
    return Files.createTempFile(folder, "", ".part");
  }

  /**
   * Reads to the end. The memory this takes doesn't depend on the length.
   *
   * @throws ProblemException {@code too-large}; {@code malformed} when the client breaks off
   */
  Received receive(InputStream content, Path file) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (FileChannel target = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int length; (length = read(content, buffer)) >= 0; ) {
        size += length;
        checkSize(size);
        digest.update(buffer, 0, length);
        ByteBuffer part = ByteBuffer.wrap(buffer, 0, length);
        while (part.hasRemaining()) {
          target.write(part);
        }
      }
      target.force(true);
    }
    return new Received(size, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * @param size what came, or is announced; -1 when nothing is
   */
  void checkSize(long size) {
    if (size > maxSize) {
      throw ProblemException.of(
          ProblemCode.TOO_LARGE, "A document may have at most {0} bytes.", maxSize);
    }
  }

  private static int read(InputStream content, byte[] buffer) {
    try {
      return content.read(buffer);
    } catch (IOException e) {
      throw ProblemException.of(ProblemCode.MALFORMED, "The document breaks off.");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
