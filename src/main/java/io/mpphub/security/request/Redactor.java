package io.mpphub.security.request;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.pattern.CompositeConverter;
import java.util.Locale;
import java.util.Set;

/**
 * Masks in every log line what should not have reached it: numbers that look like a NIK, and the
 * values of names such as {@code token} or {@code password}. The hub's own code logs neither; this
 * is for libraries and for slips. One pass over the line, and no new text when there is nothing to
 * mask.
 */
public final class Redactor extends CompositeConverter<ILoggingEvent> {

  static final String NIK = "[nik]";
  static final String SECRET = "[secret]";

  private static final int NIK_DIGITS = 16;
  private static final String ENDS = " \t\r\n\"'\\&,;<>)]}";

  private static final Set<String> SECRET_NAMES =
      Set.of(
          "token",
          "password",
          "passwd",
          "apikey",
          "api_key",
          "api-key",
          "x-api-key",
          "user_key",
          "secret",
          "secret_key",
          "client_secret",
          "authorization");

  private static final Set<String> SCHEMES = Set.of("basic", "bearer", "apikey");

  @Override
  protected String transform(ILoggingEvent event, String line) {
    String plain = LogText.escaped(line, event.getFormattedMessage());
    for (IThrowableProxy cause = event.getThrowableProxy();
        cause != null;
        cause = cause.getCause()) {
      plain = LogText.escaped(plain, cause.getMessage());
    }
    return redact(plain);
  }

  /** Returns the line without NIKs and secrets. */
  static String redact(String line) {
    StringBuilder masked = null;
    int copied = 0;
    int length = line.length();
    for (int at = 0; at < length; ) {
      char c = line.charAt(at);
      int end = at + 1;
      String mask = null;
      int from = at;
      if (isDigit(c)) {
        end = endOfDigits(line, at);
        mask = end - at == NIK_DIGITS && looksLikeNik(line, at) ? NIK : null;
      } else if ((c == '=' || c == ':') && namesSecret(line, at)) {
        from = startOfValue(line, at + 1);
        end = endOfValue(line, from);
        mask = end > from ? SECRET : null;
      }
      if (mask != null) {
        masked = masked == null ? new StringBuilder(length + mask.length()) : masked;
        masked.append(line, copied, from).append(mask);
        copied = end;
      }
      at = Math.max(end, at + 1);
    }
    return masked == null ? line : masked.append(line, copied, length).toString();
  }

  private static int endOfDigits(String line, int at) {
    int end = at;
    while (end < line.length() && isDigit(line.charAt(end))) {
      end++;
    }
    return end;
  }

  // Looser than the rule for a NIK: one that is wrong in a digit is still a resident's.
  private static boolean looksLikeNik(String line, int at) {
    int day = Integer.parseInt(line, at + 6, at + 8, 10) % 40;
    int month = Integer.parseInt(line, at + 8, at + 10, 10);
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
  }

  private static boolean namesSecret(String line, int separator) {
    int end = separator;
    while (end > 0 && isFiller(line.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && isNamePart(line.charAt(start - 1))) {
      start--;
    }
    return end > start
        && SECRET_NAMES.contains(line.substring(start, end).toLowerCase(Locale.ROOT));
  }

  private static int startOfValue(String line, int at) {
    int start = at;
    while (start < line.length() && isFiller(line.charAt(start))) {
      start++;
    }
    int end = endOfValue(line, start);
    boolean scheme = SCHEMES.contains(line.substring(start, end).toLowerCase(Locale.ROOT));
    return scheme && end < line.length() && line.charAt(end) == ' ' ? end + 1 : start;
  }

  private static int endOfValue(String line, int at) {
    int end = at;
    while (end < line.length() && ENDS.indexOf(line.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static boolean isFiller(char c) {
    return c == ' ' || c == '"' || c == '\'' || c == '[' || c == '\\';
  }

  private static boolean isNamePart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '-';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
