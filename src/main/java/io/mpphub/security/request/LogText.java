package io.mpphub.security.request;

/** Texts in log lines: a control character of one could begin a forged line. */
final class LogText {

  private LogText() {}

  /**
   * The line, with the control characters of a text that stands in it written out.
   *
   * @param text null when there is none
   */
  static String escaped(String line, String text) {
    return text == null || text.chars().noneMatch(LogText::isControl)
        ? line
        : line.replace(text, escaped(text));
  }

  private static String escaped(String text) {
    StringBuilder plain = new StringBuilder(text.length() + 8);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n') {
        plain.append("\\n");
      } else if (c == '\r') {
        plain.append("\\r");
      } else if (isControl(c)) {
        plain.append("\\u%04x".formatted((int) c));
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  // Unicode's own ends of lines too, and characters that turn the direction of writing.
  private static boolean isControl(int c) {
    return c != '\t'
        && (Character.isISOControl(c)
            || c == 0x2028
            || c == 0x2029
            || c >= 0x202a && c <= 0x202e
            || c >= 0x2066 && c <= 0x2069);
  }
}
