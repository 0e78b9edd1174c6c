package io.mpphub.problem;

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
   * What the header {@code Accept-Language} (RFC 9110) asks for: of the two, the one it likes best;
   * Indonesian when it is null, can't be read or names neither. Operators and agencies, outside of
   * {@code /api/}, are answered in English.
   */
  public static Language of(HttpServletRequest request) {
    return request.getRequestURI() != null && request.getRequestURI().startsWith("/api/")
        ? asked(request.getHeader("Accept-Language"))
        : ENGLISH;
  }

  static Language asked(String header) {
    if (header == null || header.isBlank()) {
      return INDONESIAN;
    }
    try {
      List<Locale> known = List.of(INDONESIAN.locale, ENGLISH.locale);
      Locale best = Locale.lookup(Locale.LanguageRange.parse(header), known);
      return ENGLISH.locale.equals(best) ? ENGLISH : INDONESIAN;
    } catch (IllegalArgumentException unreadable) {
      return INDONESIAN;
    }
  }

  /** As a language tag (RFC 5646), such as {@code id}. */
  public String tag() {
    return locale.toLanguageTag();
  }
}
