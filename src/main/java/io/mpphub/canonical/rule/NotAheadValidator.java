package io.mpphub.canonical.rule;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The rule behind {@link NotAhead}. */
public final class NotAheadValidator implements ConstraintValidator<NotAhead, LocalDate> {

  @Override
  public boolean isValid(LocalDate value, ConstraintValidatorContext context) {
    return value == null
        || !value.isAfter(
            LocalDate.now(context.getClockProvider().getClock().withZone(ZoneOffset.UTC))
                .plusDays(1));
  }
}
