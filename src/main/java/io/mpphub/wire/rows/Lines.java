package io.mpphub.wire.rows;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The lines of a text with their numbers. Ends of lines may be those of any system. Lines can be
 * given back. Not safe for use by many threads.
 */
final class Lines implements Closeable {

  /** A decoder's replacement for malformed bytes. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final int END = -1;
  private static final int NONE = -2;

  private final Reader reader;
  private final int longest;
  private final Deque<Line> givenBack = new ArrayDeque<>();
  private int ahead = NONE;
  private long read;

  /**
   * @param reader a buffered one
   * @param longest characters of a line that are kept
   */
  Lines(Reader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /**
   * A line without its end.
   *
   * @param text cut when it is too long
   */
  record Line(long number, String text, boolean tooLong) {

    /** Returns the line's own fault, or null. */
    String fault() {
      if (tooLong) {
        return "is longer than a row may be";
      }
      return text.indexOf(REPLACEMENT) >= 0 ? "has bytes that are no text in this encoding" : null;
    }
  }

  /** Null after the last. */
  Line next() throws IOException {
    if (!givenBack.isEmpty()) {
      return givenBack.pop();
    }
    StringBuilder text = new StringBuilder();
    boolean tooLong = false;
    int c = character();
    if (c == END) {
      return null;
    }
    for (; c != END && c != '\n' && c != '\r'; c = character()) {
      if (text.length() < longest) {
        text.append((char) c);
      } else {
        tooLong = true;
      }
    }
    if (c == '\r') {
      int following = character();
      ahead = following == '\n' ? NONE : following;
    }
    return new Line(++read, text.toString(), tooLong);
  }

  /** Gives lines back, to be read again in their order. */
  void giveBack(List<Line> lines) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      givenBack.push(lines.get(i));
    }
  }

  private int character() throws IOException {
    if (ahead == NONE) {
      return reader.read();
    }
    int c = ahead;
    ahead = c == END ? END : NONE;
    return c;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
