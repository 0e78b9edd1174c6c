package io.mpphub.service;

import java.util.regex.Pattern;

/** Why a front end asks, as it is kept: it must not say of whom. */
final class Purposes {

  /** However the digits are grouped. */
  private static final Pattern NIK = Pattern.compile("(?<!\\d)\\d(?:[ ._/-]{0,3}\\d){15}(?!\\d)");

  private Purposes() {}

  /**
   * @param text null when the front end doesn't say
   * @return null for null
   */
  static String kept(String text) {
    return text == null ? null : NIK.matcher(text).replaceAll("[nik]");
  }
}
