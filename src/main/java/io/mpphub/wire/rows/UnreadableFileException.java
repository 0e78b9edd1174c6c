package io.mpphub.wire.rows;

import java.io.IOException;

/** A file that is not what was agreed, from some place on. Its message holds no content. */
public final class UnreadableFileException extends IOException {

  private static final long serialVersionUID = 1L;

  UnreadableFileException(String fault) {
    super(fault);
  }
}
