package io.mpphub.storage;

import org.springframework.dao.NonTransientDataAccessResourceException;

/** Nothing can be stored now; nothing was tried. Its message is safe to show. */
final class StorageShortException extends NonTransientDataAccessResourceException {

  private static final long serialVersionUID = 1L;

  StorageShortException(String shortage) {
    super(shortage);
  }

  /** The message suffices: the place of the finding doesn't matter. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
