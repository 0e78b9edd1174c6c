package io.mpphub.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;

/** Store of the contents of documents. Trouble with the store is an IOException. */
interface Contents {

  /**
   * Keeps a file's content; it is there whole, also after a crash, or not at all.
   *
   * @param file is gone afterwards, or of no more use
   */
  void keep(UUID id, Path file) throws IOException;

  /** Reads a content; the caller closes it. */
  InputStream open(UUID id) throws IOException;

  /** Deletes a content; missing content counts as deleted. */
  void delete(UUID id) throws IOException;
}
