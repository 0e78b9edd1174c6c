package io.mpphub.wire.rows;

import java.io.Closeable;
import java.io.IOException;

/**
 * The rows of a file, one after the other and never all in memory. A row that can't be read is a
 * {@link FileRow} with a fault, and the next is read all the same.
 */
public interface FileRows extends Closeable {

  /**
   * The next row, null after the last. Blank rows are left out, and counted.
   *
   * @throws UnreadableFileException when nothing can be read from here on
   */
  FileRow next() throws IOException;
}
