package io.mpphub.access;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file of notes, one at a time and as bytes: a torn line need not be text. */
final class NoteLines implements AutoCloseable {

  /** Far more than a note needs; the rest of a longer line comes as a line of its own. */
  private static final int LONGEST = 64 << 10;

  private final InputStream in;

  /**
   * @throws java.nio.file.NoSuchFileException when it is not there any more
   */
  NoteLines(Path file) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(file), LONGEST);
  }

  /** Null at the end. */
  byte[] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int one = in.read();
    if (one < 0) {
      return null;
    }
    while (one >= 0 && one != '\n' && line.size() < LONGEST) {
      line.write(one);
      one = line.size() < LONGEST ? in.read() : '\n';
    }
    return line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
