package io.mpphub.folder;

import java.util.Map;

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
   * What files of this kind are held against besides their own text: another text when they have to
   * be taken again, though they are the same. Null while that is not known yet: they wait.
   */
  default String heldAgainst() {
    return "";
  }

  /** The files of this kind that have to be there, each with what is to be said while it is not. */
  default Map<String, String> required() {
    return Map.of();
  }

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
