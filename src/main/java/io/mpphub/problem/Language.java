package io.mpphub.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** The languages that front ends are answered in. Residents' texts are Indonesian by default. */
public enum Language {
  INDONESIAN("id"),
  ENGLISH("en");

  private final Locale locale;

  Language(String tag) {
    this.locale = Locale.forLanguageTag(tag);
  }

  /**
   * Returns the language by the header {@code Accept-Language} (RFC 9110): of the two, the
   * preferred one; Indonesian when it is null, can't be read or names neither. Operators and
   * agencies, outside of {@code /api/}, are answered in English.
   */
  public static Language of(HttpServletRequest request) {
    String path = path(request);
    return path != null && path.startsWith("/api/")
        ? asked(request.getHeader("Accept-Language"))
        : ENGLISH;
  }

  /** Returns the path of the call, also while the server answers an error. */
  private static String path(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed instanceof String asked ? asked : request.getRequestURI();
  }

  static Language asked(String header) {
    if (header == null || header.isBlank()) {
      return INDONESIAN;
    }
    try {
      List<Locale> known = List.of(INDONESIAN.locale, ENGLISH.locale);
      Locale best = Locale.lookup(Locale.LanguageRange.parse(header), known);
      return ENGLISH.locale.equals(best) ? ENGLISH : INDONESIAN;
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
      // The JDK's parser stumbles over ranges that are hyphens only.
      return INDONESIAN;
    }
  }

  /** As a language tag (RFC 5646), such as {@code id}. */
  public String tag() {
    return locale.toLanguageTag();
  }
}
