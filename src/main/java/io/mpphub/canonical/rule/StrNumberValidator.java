package io.mpphub.canonical.rule;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;

/** The rule behind {@link StrNumber}. */
public final class StrNumberValidator implements ConstraintValidator<StrNumber, CharSequence> {

  private static final Pattern STYLES = Pattern.compile("[A-Z]{2}[0-9]{14}|[0-9]{6,20}");

  @Override
  public boolean isValid(CharSequence value, ConstraintValidatorContext context) {
    return value == null || isStrNumber(value);
  }

  /** True when the text has the form of an STR number, new or old style. */
  public static boolean isStrNumber(CharSequence text) {
    return STYLES.matcher(text).matches();
  }
}
