package io.mpphub.cli.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param check what, in a word
 * @param found in plain words
 * @param advice what to do, null when nothing
 */
record Finding(String check, Level level, String found, String advice) {

  /** Severity of a finding. */
  enum Level {
    OK,
    WARN,
    FAIL;

    @JsonValue
    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String check, String found) {
    return new Finding(check, Level.OK, found, null);
  }

  static Finding warn(String check, String found, String advice) {
    return new Finding(check, Level.WARN, found, advice);
  }

  static Finding fail(String check, String found, String advice) {
    return new Finding(check, Level.FAIL, found, advice);
  }

  boolean isFailure() {
    return level == Level.FAIL;
  }
}
