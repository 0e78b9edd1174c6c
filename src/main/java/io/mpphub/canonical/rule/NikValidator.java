package io.mpphub.canonical.rule;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.YearMonth;
import java.util.regex.Pattern;

/** The rule behind {@link Nik}. */
public final class NikValidator implements ConstraintValidator<Nik, CharSequence> {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{16}");

  @Override
  public boolean isValid(CharSequence value, ConstraintValidatorContext context) {
    return value == null || isNik(value);
  }

  /** True when the text keeps every rule that a NIK shows on its face. */
  public static boolean isNik(CharSequence text) {
    return DIGITS.matcher(text).matches()
        && number(text, 0, 2) > 0
        && number(text, 2, 4) > 0
        && number(text, 4, 6) > 0
        && isDay(number(text, 6, 8) % 40, number(text, 8, 10), number(text, 10, 12))
        && number(text, 6, 8) <= 71
        && number(text, 12, 16) > 0;
  }

  // 2000 stands for any century: of the two a living resident can be born in, it has every leap day
  // that the other has.
  private static boolean isDay(int day, int month, int year) {
    return month >= 1 && month <= 12 && YearMonth.of(2000 + year, month).isValidDay(day);
  }

  private static int number(CharSequence text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }
}
