package io.mpphub.folder;

import java.util.Map;

/**
 * Handler of one kind of file in {@code routes/}. Called by one thread at a time. Any exception
 * refuses that file only.
 */
public interface FileKind {

  /**
   * True for a file of this kind.
   *
   * @param name its path below {@code routes/}, with {@code /} between names
   */
  boolean holds(String name);

  /**
   * Returns a text for the state that files of this kind are checked against: another text when
   * they have to be taken again, though they are the same. Null while unknown: they wait.
   */
  default String heldAgainst() {
    return "";
  }

  /** The files of this kind that have to be there, each with the message while it is missing. */
  default Map<String, String> required() {
    return Map.of();
  }

  /**
   * Replaces a file's former content by its current one: all of it, or nothing.
   *
   * @param text all of it
   * @throws InvalidFileException with all its faults; its former content stays in use
   */
  void take(String name, String text) throws InvalidFileException;

  /** Takes back what a file said; it is gone. Nothing when it said nothing. */
  void drop(String name);
}
