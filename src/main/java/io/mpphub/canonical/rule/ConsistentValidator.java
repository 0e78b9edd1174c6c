package io.mpphub.canonical.rule;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The rule behind {@link Consistent}. */
public final class ConsistentValidator implements ConstraintValidator<Consistent, Claims> {

  @Override
  public boolean isValid(Claims value, ConstraintValidatorContext context) {
    return value == null
        || value.isConsistent(
            LocalDate.now(context.getClockProvider().getClock().withZone(ZoneOffset.UTC))
                .minusDays(1));
  }
}
