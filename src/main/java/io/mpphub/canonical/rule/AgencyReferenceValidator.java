package io.mpphub.canonical.rule;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** The rule behind {@link AgencyReference}. */
public final class AgencyReferenceValidator
    implements ConstraintValidator<AgencyReference, String> {

  private static final int LONGEST = 200;

  /**
   * Whether it can be kept as it is.
   *
   * @param reference null for none, which is
   */
  public static boolean isExact(String reference) {
    return reference == null
        || reference.length() <= LONGEST
            && reference.codePoints().noneMatch(AgencyReferenceValidator::isLost);
  }

  private static boolean isLost(int character) {
    return Character.isISOControl(character)
        || character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  @Override
  public boolean isValid(String value, ConstraintValidatorContext context) {
    return isExact(value);
  }
}
