package io.mpphub.folder;

/**
 * What the hub does with one kind of file in {@code routes/}. Called by one thread at a time. What
 * is thrown, whatever it is, refuses that file and nothing else.
 */
public interface FileKind {

  /**
   * True for a file of this kind.
   *
   * @param name its path below {@code routes/}, with {@code /} between names
   */
  boolean holds(String name);

  /**
   * Puts what a file says now in place of what it said before: all of it, or nothing.
   *
   * @param text all of it
   * @throws InvalidFileException with all its faults; what it said before goes on
   */
  void take(String name, String text) throws InvalidFileException;

  /** Takes back what a file said; it is gone. Nothing when it said nothing. */
  void drop(String name);
}
