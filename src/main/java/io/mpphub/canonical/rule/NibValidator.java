package io.mpphub.canonical.rule;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.regex.Pattern;

/** The rule behind {@link Nib}. */
public final class NibValidator implements ConstraintValidator<Nib, CharSequence> {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{13}");

  @Override
  public boolean isValid(CharSequence value, ConstraintValidatorContext context) {
    return value == null || isNib(value);
  }

  /** True when the text has the form of a NIB. */
  public static boolean isNib(CharSequence text) {
    return DIGITS.matcher(text).matches();
  }
}
