package io.mpphub.document;

import java.io.IOException;
import java.nio.file.Path;

/** Looks for viruses in what comes in. */
interface VirusScanner {

  /**
   * @return true when nothing was found
   * @throws IOException when the scanner can't be reached, or can't tell
   */
  boolean isClean(Path file) throws IOException;
}
