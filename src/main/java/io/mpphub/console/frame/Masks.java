package io.mpphub.console.frame;

import io.mpphub.access.Niks;

/** Hides personal data: enough is left to tell two people apart, too little to know one. */
public final class Masks {

  private static final int KEPT_BEFORE = 4;
  private static final int KEPT_AFTER = 2;

  private Masks() {}

  /**
   * @param nik null gives null
   */
  public static String nik(String nik) {
    if (nik == null) {
      return null;
    }
    int hidden = nik.length() - KEPT_BEFORE - KEPT_AFTER;
    return hidden < 1
        ? "*".repeat(nik.length())
        : nik.substring(0, KEPT_BEFORE)
            + "*".repeat(hidden)
            + nik.substring(nik.length() - KEPT_AFTER);
  }

  /**
   * Returns another's text, without the NIKs in it.
   *
   * @param text null gives null
   */
  public static String text(String text) {
    return text == null ? null : Niks.replaced(text, Masks::nik);
  }
}
