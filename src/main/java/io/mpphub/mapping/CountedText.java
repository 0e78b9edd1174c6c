package io.mpphub.mapping;

import java.util.regex.Pattern;

/**
 * A text that counts how often one of its characters is looked at. A regular expression can't be
 * interrupted, and one that goes back ({@code ^(a|aa)+b$}) looks at a short text for ever.
 */
public final class CountedText implements CharSequence {

  /** Looks of a schema's regular expression at one value, and at each character of a long one. */
  private static final long MOST = 1_000_000;

  private static final long MOST_EACH = 100;

  /** The looks that are left; one more throws. */
  static final class Looks {

    private long left;

    Looks(long most) {
      left = most;
    }

    void take(int number, String regex) {
      left -= number;
      if (left < 0) {
        throw new Turns.UsedUpException(regex);
      }
    }
  }

  private final String text;
  private final String regex;
  private final Looks looks;

  /**
   * @param regex that looks at it
   * @throws Turns.UsedUpException from each method, when there are no more looks
   */
  CountedText(String text, String regex, Looks looks) {
    this.text = text;
    this.regex = regex;
    this.looks = looks;
  }

  /**
   * Whether a regular expression finds something in a text. What takes more than a million looks,
   * and a hundred for each character, finds nothing.
   */
  public static boolean finds(Pattern pattern, String text) {
    Looks looks = new Looks(MOST + MOST_EACH * text.length());
    try {
      return pattern.matcher(new CountedText(text, pattern.pattern(), looks)).find();
    } catch (Turns.UsedUpException e) {
      return false;
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    looks.take(1, regex);
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    looks.take(end - start, regex);
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
